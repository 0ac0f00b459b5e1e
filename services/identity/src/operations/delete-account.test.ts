import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { sql } from '@aceso/kit';
import { authorize } from '../../test/code-flow.ts';
import { openIdentity, PASSWORD } from '../../test/open-identity.ts';

test('deleteAccount: account, sessions, tokens and grants go, and a receipt says how much', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  await authorize(house, ada.email);
  await house.askAs(accessToken, 'POST', '/v1/api-tokens', { name: 'n', scopes: ['*'], expiresInDays: 1 });

  const reply = await house.asUsers('DELETE', `/v1/accounts/${ada.accountId}`);

  const receipt = reply.json<{ service: string; rows: number; fingerprint: string }>();
  assert.equal(receipt.service, 'identity');
  assert.ok(receipt.rows >= 6, String(receipt.rows));
  assert.match(receipt.fingerprint, /^[0-9a-f]{64}$/);
  assert.equal((await house.tryPassword(ada.email, PASSWORD)).status, 401);
  await assert.rejects(house.forService(accessToken));
  const left = await house.database.dbOf('identity').one(sql<{ n: number }>`
    select (select count(*) from identity.oauth_record as r where r.payload::text like ${`%${ada.accountId}%`})::int
         + (select count(*) from identity.session)::int + (select count(*) from identity.refresh_token)::int as n`);
  assert.equal(left?.n, 0);
  const [event] = await house.events.until(identity.events.sessionRevoked);
  assert.deepEqual([event?.payload.subject, event?.payload.sessionId], [ada.accountId, undefined]);
});

test('deleteAccount: a missing one is no error, and its address is free again', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  await house.asUsers('DELETE', `/v1/accounts/${ada.accountId}`);

  const again = await house.asUsers('DELETE', `/v1/accounts/${ada.accountId}`);

  assert.deepEqual([again.status, again.json()['rows']], [200, 0]);
  await house.someone({ email: ada.email });
  assert.equal((await house.asUsers('DELETE', `/v1/accounts/${randomUUID()}`)).status, 200);
});
