import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openIdentity } from '../../test/open-identity.ts';

test('getAccount: address, roles and state for services, never the password', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ email: 'Ada@Example.org', roles: ['person', 'researcher'] });

  const reply = await house.asUsers('GET', `/v1/accounts/${ada.accountId}`);

  assert.deepEqual(reply.json(), {
    accountId: ada.accountId,
    email: 'Ada@Example.org',
    personId: ada.personId,
    roles: ['person', 'researcher'],
    status: 'active',
  });
});

test('getAccount: an unknown one is 404, and the owner cannot ask here', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);

  const unknown = await house.asUsers('GET', `/v1/accounts/${randomUUID()}`);
  const owner = await house.askAs(accessToken, 'GET', `/v1/accounts/${ada.accountId}`);

  assert.deepEqual([unknown.json()['code'], owner.status], ['no-such-account', 403]);
});
