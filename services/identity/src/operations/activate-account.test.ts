import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openIdentity, PASSWORD } from '../../test/open-identity.ts';

test('activateAccount: from now on the account may sign in, and doing it twice is no error', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ active: false });
  await house.asUsers('POST', `/v1/accounts/${ada.accountId}/activation`);

  const again = await house.asUsers('POST', `/v1/accounts/${ada.accountId}/activation`);

  assert.equal(again.status, 204);
  assert.equal((await house.tryPassword(ada.email, PASSWORD)).status, 201);
});

test('activateAccount: an unknown account is 404', async () => {
  await using house = await openIdentity();

  const reply = await house.asUsers('POST', `/v1/accounts/${randomUUID()}/activation`);

  assert.equal(reply.json()['code'], 'no-such-account');
});
