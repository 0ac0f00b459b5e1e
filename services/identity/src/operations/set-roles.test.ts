import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { identity } from '@aceso/contracts/identity';
import { openIdentity, type SignedIn } from '../../test/open-identity.ts';

test('setRoles: the session goes on with new roles, and every service drops the old tokens', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const session = await house.signIn(ada.email);

  const reply = await house.asUsers('PUT', `/v1/accounts/${ada.accountId}/roles`, { roles: ['person', 'operator'] });

  assert.equal(reply.status, 204);
  const [event] = await house.events.until(identity.events.sessionRevoked);
  assert.deepEqual([event?.payload.subject, event?.payload.sessionId], [ada.accountId, undefined]);
  const next = await house.ask('identity', { path: '/v1/sessions/refresh', body: { refreshToken: session.refreshToken } });
  assert.deepEqual(next.json<SignedIn & { roles: string[] }>().roles, ['person', 'operator']);
});

test('setRoles: an unknown account is 404 and a role that does not exist is 400', async () => {
  await using house = await openIdentity();

  const unknown = await house.asUsers('PUT', `/v1/accounts/${randomUUID()}/roles`, { roles: ['person'] });
  const invented = await house.asUsers('PUT', `/v1/accounts/${randomUUID()}/roles`, { roles: ['king'] });

  assert.deepEqual([unknown.status, invented.status], [404, 400]);
});

test('setRoles: a token that is issued right after the change is taken everywhere, one from right before is not', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  const before = await house.forService(accessToken);
  const use = async (token: string): Promise<number> => (await house.ask('identity', { path: '/v1/sessions', token })).status;

  await house.asUsers('PUT', `/v1/accounts/${ada.accountId}/roles`, { roles: ['person', 'researcher'] });
  const after = await house.forService(accessToken);

  for (const end = performance.now() + 2000; (await use(before)) !== 401; await pause(10))
    assert.ok(performance.now() < end, 'the old token is still taken');
  assert.equal(await use(after), 200);
});
