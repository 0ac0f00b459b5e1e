import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { identity } from '@aceso/contracts/identity';
import { openIdentity } from '../../test/open-identity.ts';

test('revokeSession: its tokens are refused within two seconds, other sessions go on', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const lost = await house.signIn(ada.email);
  const kept = await house.signIn(ada.email);
  const held = await house.forService(lost.accessToken);

  const reply = await house.askAs(kept.accessToken, 'DELETE', `/v1/sessions/${lost.sessionId}`);

  assert.equal(reply.status, 204);
  const end = performance.now() + 2000;
  for (let status = 200; status !== 401; await pause(10)) {
    status = (await house.ask('identity', { path: '/v1/sessions', token: held })).status;
    assert.ok(performance.now() < end, 'still accepted after two seconds');
  }
  assert.equal((await house.ask('identity', { path: '/v1/sessions/refresh', body: { refreshToken: lost.refreshToken } })).status, 401);
  assert.equal((await house.askAs(kept.accessToken, 'GET', '/v1/sessions')).status, 200);
  const [event] = await house.events.until(identity.events.sessionRevoked);
  assert.deepEqual([event?.payload.subject, event?.payload.sessionId], [ada.accountId, lost.sessionId]);
});

test('revokeSession: a session of somebody else looks as if it did not exist', async () => {
  await using house = await openIdentity();
  const ada = await house.signIn((await house.someone()).email);
  const eve = await house.signIn((await house.someone()).email);

  const reply = await house.askAs(eve.accessToken, 'DELETE', `/v1/sessions/${ada.sessionId}`);

  assert.deepEqual([reply.status, reply.json()['code']], [404, 'no-such-session']);
  assert.equal((await house.askAs(ada.accessToken, 'GET', '/v1/sessions')).status, 200);
});
