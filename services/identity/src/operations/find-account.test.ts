import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentity } from '../../test/open-identity.ts';

test('findAccount: by address in any case, by role, by both; nothing for nothing', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ email: 'ada@example.org' });
  const bob = await house.someone({ roles: ['person', 'operator'] });
  const find = async (body: object): Promise<unknown> => (await house.asUsers('POST', '/v1/accounts/search', body)).json()['accounts'];
  const one = (who: { accountId: string; personId: string }) => [{ accountId: who.accountId, personId: who.personId }];

  assert.deepEqual(await find({ email: 'ADA@example.org' }), one(ada));
  assert.deepEqual(await find({ role: 'operator' }), one(bob));
  assert.deepEqual(await find({ email: 'ada@example.org', role: 'operator' }), []);
  assert.deepEqual(await find({ email: 'nobody@example.org' }), []);
  assert.deepEqual(await find({}), []);
});
