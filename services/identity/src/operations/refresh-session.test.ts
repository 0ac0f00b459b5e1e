import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import type { TestReply } from '@aceso/kit/testing';
import { openIdentity, type OpenIdentity, type SignedIn } from '../../test/open-identity.ts';

const refresh = (house: OpenIdentity, refreshToken: string): Promise<TestReply> =>
  house.ask('identity', { path: '/v1/sessions/refresh', body: { refreshToken } });

test('refreshSession: the token rotates and the session stays', async () => {
  await using house = await openIdentity();
  const first = await house.signIn((await house.someone()).email);

  const reply = await refresh(house, first.refreshToken);

  assert.equal(reply.status, 200);
  const second = reply.json<SignedIn>();
  assert.equal(second.sessionId, first.sessionId);
  assert.notEqual(second.refreshToken, first.refreshToken);
  assert.equal((await refresh(house, second.refreshToken)).status, 200);
});

test('refreshSession: twenty at once all get the same successor, so there is one chain', async () => {
  await using house = await openIdentity();
  const first = await house.signIn((await house.someone()).email);

  const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(house, first.refreshToken)));

  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
  assert.equal(new Set(replies.map((reply) => reply.json<SignedIn>().refreshToken)).size, 1);
});

test('refreshSession: a token that comes back after 30 s ends the whole session and tells every service', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs) });
  const first = await house.signIn((await house.someone()).email);
  const second = (await refresh(house, first.refreshToken)).json<SignedIn>();
  clock.offsetMs = 31_000;

  const replayed = await refresh(house, first.refreshToken);

  assert.deepEqual([replayed.status, replayed.json()['code']], [401, 'session-ended']);
  assert.equal((await refresh(house, second.refreshToken)).status, 401);
  const [ended] = await house.events.until(identity.events.sessionRevoked);
  assert.equal(ended?.payload.sessionId, first.sessionId);
  await assert.rejects(house.forService(second.accessToken));
});

test('refreshSession: a session ends at the latest when its days are over', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs), settings: { sessionDays: 1 } });
  const first = await house.signIn((await house.someone()).email);
  clock.offsetMs = 86_400_000 + 1000;

  const reply = await refresh(house, first.refreshToken);

  assert.equal(reply.status, 401);
});

test('refreshSession: an unknown token is refused', async () => {
  await using house = await openIdentity();

  const reply = await refresh(house, 'made-up');

  assert.equal(reply.json()['code'], 'session-ended');
});
