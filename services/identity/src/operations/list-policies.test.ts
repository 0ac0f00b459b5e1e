import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentity } from '../../test/open-identity.ts';

test('listPolicies: an operator sees the policies in force by their names; a person does not', async () => {
  await using house = await openIdentity();
  const operator = await house.signIn((await house.someone({ roles: ['operator'] })).email);
  const person = await house.signIn((await house.someone()).email);

  const reply = await house.askAs(operator.accessToken, 'GET', '/v1/policies');
  const refused = await house.askAs(person.accessToken, 'GET', '/v1/policies');

  const { policies, schema, version } = reply.json<{ policies: { id: string; text: string }[]; schema: string; version: string }>();
  assert.ok(policies.some(({ id, text }) => id === 'own-data' && text.includes('permit')));
  assert.match(schema, /entity Account/);
  assert.match(version, /^[0-9a-f]{16}$/);
  assert.equal(refused.status, 403);
});
