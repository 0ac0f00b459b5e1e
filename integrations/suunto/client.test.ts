import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hmac, openVendorHttp, type HookKeys, type VendorSession } from '../kit/connector/index.ts';
import { readTokens, STREAMS } from './client.ts';
import { suunto } from './index.ts';
import { webhook } from './webhook.ts';

const now = new Date('2026-03-02T12:00:00Z');
const bodyOf = (event: object): Uint8Array => Buffer.from(JSON.stringify(event));
const requestOf = (body: Uint8Array, signature?: string) => ({
  method: 'POST' as const,
  headers: { 'x-hmac-sha256-signature': signature },
  query: {},
  body,
});
const keysOf = (notificationSecret: string): HookKeys => ({
  client: { clientId: 'c', clientSecret: 's', more: { notificationSecret } },
  subscription: {},
  isAddressSecret: true,
});

test('suunto: the account is told by the answer, or from within the token', () => {
  const claims = Buffer.from(JSON.stringify({ user: 'johndoe123' })).toString('base64url');
  const read = (json: unknown) => readTokens({ status: 200, headers: new Headers(), json }, now);

  assert.equal(read({ access_token: 'a', user: 'ada', expires_in: '60' }).userId, 'ada');
  const fromToken = read({ access_token: `h.${claims}.s`, refresh_token: 'r', expires_in: 3600 });
  assert.deepEqual([fromToken.userId, fromToken.expiresAt?.toISOString()], ['johndoe123', '2026-03-02T13:00:00.000Z']);
  assert.equal(read({ access_token: 'opaque' }).userId, undefined);
});

test('suunto: without a notification secret no call is taken, signed with nothing least of all', () => {
  const body = bodyOf({ type: 'ROUTE_CREATED', username: 'ada' });

  assert.equal(webhook.check(requestOf(body, hmac('', [body], 'hex')), keysOf(''), now).kind, 'forged');
  assert.equal(webhook.check(requestOf(body, hmac('secret', [body], 'hex')), keysOf('secret'), now).kind, 'genuine');
  assert.equal(webhook.check(requestOf(body, hmac('secret', [body], 'hex').toUpperCase()), keysOf('secret'), now).kind, 'forged');
});

test('suunto: a call names a workout or the days of its samples, and never a value', () => {
  const read = (event: object) => webhook.read(requestOf(bodyOf(event)));
  const samples = [{ timestamp: '2026-03-02T06:30:00+02:00', entryData: { HR: 60 } }, {}];

  assert.deepEqual(read({ type: 'WORKOUT_CREATED', username: 'ada', workout: { workoutKey: 'k' } }), [
    { userId: 'ada', stream: 'workout', id: 'k' },
  ]);
  assert.deepEqual(read({ type: 'SUUNTO_247_SLEEP_CREATED', username: 'ada', samples }), [
    { userId: 'ada', stream: 'sleep', window: { from: new Date('2026-03-01T04:30:00Z'), to: new Date('2026-03-03T04:30:00Z') } },
  ]);
  assert.deepEqual(read({ type: 'SUUNTO_247_ACTIVITY_CREATED', username: 'ada', samples: [] }), [{ userId: 'ada', stream: 'activity' }]);
  assert.deepEqual(read({ type: 'ROUTE_CREATED', username: 'ada' }), []);
  assert.throws(() => webhook.read(requestOf(Buffer.from('no json'))), /no JSON/);
});

test('suunto: a full list leads to the next page, and a workout that is gone is deleted', async () => {
  const full = Array.from({ length: 100 }, (_, i) => ({ workoutKey: `k${i}`, activityId: 1, startTime: now.getTime(), totalTime: 60 }));
  const answer = (status: number, payload: unknown): VendorSession => ({
    http: openVendorHttp({
      manifest: suunto.manifest,
      fetch: async () => new Response(JSON.stringify({ payload }), { status }),
      reach: (url) => url,
      now: () => now,
      proof: () => Promise.resolve({}),
    }),
    userId: 'ada',
    timeZone: 'Europe/Helsinki',
    now,
    extra: {},
  });
  const [workouts] = STREAMS;
  const window = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-03T00:00:00Z') };

  const first = await workouts!.read(answer(200, full), window, undefined);
  const last = await workouts!.read(answer(200, full.slice(0, 3)), window, first.next);

  assert.deepEqual([first.next, first.incoming.items.length, last.next, last.incoming.items.length], ['100', 100, undefined, 3]);
  assert.deepEqual((await workouts!.one!(answer(404, {}), 'k')).deleted, ['workout:k']);
});

test('suunto: nights that lie across the border of a window are asked for on both sides of it', async () => {
  const asked: string[] = [];
  const http = openVendorHttp({
    manifest: suunto.manifest,
    fetch: async (input) => {
      const { searchParams } = new URL(input instanceof Request ? input.url : input);
      asked.push(...['from', 'to'].map((name) => new Date(Number(searchParams.get(name))).toISOString().slice(0, 10)));
      return new Response('[]');
    },
    reach: (url) => url,
    now: () => now,
    proof: () => Promise.resolve({}),
  });
  const sleep = STREAMS.find(({ id }) => id === 'sleep');
  const window = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-02-27T00:00:00Z') };

  await sleep!.read({ http, userId: 'ada', timeZone: 'UTC', now, extra: {} }, window, undefined);

  assert.deepEqual(asked, ['2026-01-31', '2026-02-28']);
});
