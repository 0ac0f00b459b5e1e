import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { headerOf, openIdentity, type OpenIdentity } from '../../test/open-identity.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const kidsOf = async (house: OpenIdentity): Promise<readonly string[]> =>
  (await house.ask('identity', { path: '/.well-known/jwks.json' })).json<{ keys: { kid: string }[] }>().keys.map(({ kid }) => kid);

test('signing keys: only public halves are shown, cached for five minutes, and the database holds no readable private key', async () => {
  await using house = await openIdentity();

  const reply = await house.ask('identity', { path: '/.well-known/jwks.json' });

  const [key] = reply.json<{ keys: Record<string, string>[] }>().keys;
  assert.deepEqual(Object.keys(key ?? {}).toSorted(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  assert.equal(reply.headers['cache-control'], 'public, max-age=300');
  const row = await house.database
    .dbOf('identity')
    .one(sql<{ sealed: Buffer }>`select k.private_sealed as sealed from identity.signing_key as k`);
  assert.equal(row?.sealed.includes('"d"'), false);
});

test('signing keys: a successor is published before it signs, and the old one verifies on; no token fails on the way', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs), settings: { keyRotationDays: 1 } });
  const ada = await house.someone();
  const signAndUse = async (): Promise<string> => {
    const { accessToken } = await house.signIn(ada.email);
    assert.equal((await house.askAs(accessToken, 'GET', '/v1/sessions')).status, 200);
    return String(headerOf(accessToken)['kid']);
  };
  const first = await signAndUse();

  clock.offsetMs = DAY_MS - 10 * MINUTE_MS;
  const published = await kidsOf(house);
  const signing = await signAndUse();
  clock.offsetMs = DAY_MS + 6 * MINUTE_MS;
  const next = await signAndUse();
  const during = await kidsOf(house);
  clock.offsetMs = DAY_MS + 17 * MINUTE_MS;
  const after = await kidsOf(house);

  assert.deepEqual([published.length, signing], [2, first]);
  assert.notEqual(next, first);
  assert.deepEqual(during.toSorted(), published.toSorted());
  assert.deepEqual(after, [next]);
});

test('signing keys: many who start at once make one key', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs), settings: { keyRotationDays: 1 } });
  clock.offsetMs = 2 * DAY_MS;

  await Promise.all(Array.from({ length: 20 }, () => kidsOf(house)));

  assert.equal((await kidsOf(house)).length, 2);
});
