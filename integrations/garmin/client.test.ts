import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVendorHttp, VendorFault, type VendorSession } from '../kit/connector/index.ts';
import { identify, judge, signIn, STREAMS } from './client.ts';
import { garmin } from './index.ts';

const now = new Date('2026-03-02T12:00:00Z');

/** Garmin with one answer for everything; what was asked is noted. */
function vendorOf(status: number, json?: unknown): { readonly vendor: VendorSession; readonly asked: string[]; readonly keys: string[] } {
  const [asked, keys]: [string[], string[]] = [[], []];
  const http = openVendorHttp({
    manifest: garmin.manifest,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      asked.push(url.pathname + url.search);
      keys.push(new Headers(init?.headers).get('authorization') ?? '');
      return new Response(json === undefined ? null : JSON.stringify(json), { status });
    },
    reach: (url) => url,
    now: () => now,
    proof: () => Promise.resolve({}),
    judge,
  });
  return { vendor: { http, userId: '', timeZone: 'Europe/Zurich', now, extra: { key: 'abc' } }, asked, keys };
}
const isKind = (kind: VendorFault['kind']) => (error: unknown) => error instanceof VendorFault && error.kind === kind;

test('garmin: the key is exchanged for a token of short life', async () => {
  const { vendor, keys } = vendorOf(200, { access_token: 'short', expires_in: 600 });

  const tokens = await signIn(vendor.http, { apiKey: ' my-key ' }, now);

  assert.deepEqual(keys, ['ApiKey my-key']);
  assert.equal(tokens.accessToken, 'short');
  assert.equal(tokens.expiresAt?.toISOString(), '2026-03-02T12:10:00.000Z');
});

test('garmin: a key that is deleted ends the connection; a Garmin that is away does not', async () => {
  await assert.rejects(signIn(vendorOf(401).vendor.http, { apiKey: 'k' }, now), isKind('grant-ended'));
  await assert.rejects(signIn(vendorOf(503).vendor.http, { apiKey: 'k' }, now), isKind('unavailable'));
  await assert.rejects(signIn(vendorOf(200, {}).vendor.http, { apiKey: 'k' }, now), isKind('malformed'));
});

test('garmin: where the key may not see the profile, the key stands for the account', async () => {
  assert.deepEqual(await identify(vendorOf(200, { id: 4711 }).vendor), { userId: '4711' });
  assert.deepEqual(await identify(vendorOf(404).vendor), { userId: 'key-abc' });
});

test('garmin: a day of which there is nothing is answered without a document, and a missing family is named', async () => {
  const [heartrate] = STREAMS;
  const window = { from: new Date('2026-03-01T12:00:00Z'), to: now };
  const none = vendorOf(204);

  assert.deepEqual((await heartrate!.read(none.vendor, window, undefined)).incoming.items, []);
  assert.deepEqual(
    none.asked.map((path) => path.split('date=')[1]),
    ['2026-03-01', '2026-03-02'],
  );
  await assert.rejects(heartrate!.read(vendorOf(404).vendor, window, undefined), isKind('forbidden'));
});
