import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { notification } from '@aceso/contracts/notification';
import { testHouse, type TestHouse } from '@aceso/kit/testing';
import { gatewayModule } from '@aceso/gateway';
import { identityModule } from '@aceso/identity';
import { usersModule } from '@aceso/users';

const EMAIL = 'ada@example.org';
const PASSWORD = 'four unrelated calm words';
const WITHIN_MS = 10_000;

/** Everything that a neighbour of registration may be asked does nothing here. */
const quietNotification = {
  contract: notification,
  operations: Object.fromEntries(Object.keys(notification.operations).map((name) => [name, () => undefined])),
};

async function openHouse(): Promise<{ house: TestHouse; url: string }> {
  const house = await testHouse({ modules: [identityModule, usersModule, gatewayModule], neighbours: [quietNotification] });
  return { house, url: await house.app('gateway').listen({ host: '127.0.0.1', port: 0 }) };
}

const post = (url: string, body: unknown, token?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

async function signUpAndIn(url: string): Promise<{ accessToken: string; refreshToken: string; sessionId: string }> {
  const registration = await post(`${url}/v1/people`, {
    email: EMAIL,
    password: PASSWORD,
    displayName: 'Ada',
    timeZone: 'Europe/Zurich',
    consents: ['storage-and-advice'],
  });
  assert.equal(registration.status, 201, await registration.clone().text());
  for (const end = performance.now() + WITHIN_MS; ; await pause(20)) {
    const reply = await post(`${url}/v1/sessions`, { email: EMAIL, password: PASSWORD });
    if (reply.status === 201) return (await reply.json()) as { accessToken: string; refreshToken: string; sessionId: string };
    assert.ok(performance.now() < end, `no sign-in: ${await reply.text()}`);
  }
}

test('front door: a person signs up, signs in, reads their profile, ends the session, and is out within two seconds', async () => {
  const { house, url } = await openHouse();
  await using _house = house;
  const { accessToken, refreshToken, sessionId } = await signUpAndIn(url);
  const profile = (): Promise<Response> => fetch(`${url}/v1/people/me`, { headers: { authorization: `Bearer ${accessToken}` } });

  const mine = await profile();
  const direct = await house.ask('users', { path: '/v1/people/me', token: accessToken });
  const ended = await fetch(`${url}/v1/sessions/${sessionId}`, { method: 'DELETE', headers: { authorization: `Bearer ${accessToken}` } });

  assert.equal(mine.status, 200, await mine.clone().text());
  assert.equal(((await mine.json()) as { displayName: string }).displayName, 'Ada');
  assert.equal(direct.status, 401, 'a service takes no token of a client');
  assert.equal(ended.status, 204);
  for (const end = performance.now() + 2000; (await profile()).status !== 401; await pause(20))
    assert.ok(performance.now() < end, 'still in after two seconds');
  assert.equal((await post(`${url}/v1/sessions/refresh`, { refreshToken })).status, 401);
});

test('front door: a personal token opens what it names and nothing else, until it is ended', async () => {
  const { house, url } = await openHouse();
  await using _house = house;
  const { accessToken } = await signUpAndIn(url);
  const made = await post(`${url}/v1/api-tokens`, { name: 'script', scopes: ['users:profile:read'], expiresInDays: 1 }, accessToken);
  const { token, details } = (await made.json()) as { token: string; details: { tokenId: string } };
  const withToken = (path: string): Promise<Response> => fetch(url + path, { headers: { authorization: `Bearer ${token}` } });

  const allowed = await withToken('/v1/people/me');
  const refused = await withToken('/v1/api-tokens');
  await fetch(`${url}/v1/api-tokens/${details.tokenId}`, { method: 'DELETE', headers: { authorization: `Bearer ${accessToken}` } });

  assert.deepEqual([allowed.status, refused.status], [200, 403]);
  for (const end = performance.now() + 2000; (await withToken('/v1/people/me')).status !== 401; await pause(20))
    assert.ok(performance.now() < end, 'still opens after two seconds');
});
