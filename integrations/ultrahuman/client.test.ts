import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVendorHttp, type VendorSession } from '../kit/connector/index.ts';
import { days, identify } from './client.ts';
import { ultrahuman } from './index.ts';

/** Ultrahuman with one answer for everything; which days were asked for is noted. */
function vendorOf(json: unknown, more: { readonly timeZone?: string; readonly now?: string; readonly status?: number } = {}) {
  const asked: string[] = [];
  const now = new Date(more.now ?? '2026-03-10T12:00:00Z');
  const http = openVendorHttp({
    manifest: ultrahuman.manifest,
    fetch: async (input) => {
      asked.push(new URL(input instanceof Request ? input.url : input).searchParams.get('date') ?? '');
      return new Response(JSON.stringify(json), { status: more.status ?? 200 });
    },
    reach: (url) => url,
    now: () => now,
    proof: () => Promise.resolve({}),
  });
  const vendor: VendorSession = { http, userId: '', timeZone: more.timeZone ?? 'Europe/Zurich', now, extra: {} };
  return { vendor, asked };
}
const empty = { data: { metric_data: [] } };

test('ultrahuman: a window is read by the civil days of the person’s zone, and the day after for its night', async () => {
  const window = { from: new Date('2026-03-01T23:30:00Z'), to: new Date('2026-03-03T10:00:00Z') };
  const [zurich, honolulu] = [vendorOf(empty), vendorOf(empty, { timeZone: 'Pacific/Honolulu' })];

  await days.read(zurich.vendor, window, undefined);
  await days.read(honolulu.vendor, window, undefined);

  assert.deepEqual(zurich.asked, ['2026-03-02', '2026-03-03', '2026-03-04']);
  assert.deepEqual(honolulu.asked, ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']);
});

test('ultrahuman: no day is asked for that has not begun', async () => {
  const { vendor, asked } = vendorOf(empty, { now: '2026-03-03T10:00:00Z' });

  await days.read(vendor, { from: new Date('2026-03-02T10:00:00Z'), to: new Date('2026-03-03T10:00:00Z') }, undefined);

  assert.deepEqual(asked, ['2026-03-02', '2026-03-03']);
});

test('ultrahuman: a day that Ultrahuman has not is an empty one', async () => {
  const { vendor } = vendorOf({ error: 'no data' }, { status: 404 });

  const page = await days.read(vendor, { from: new Date('2026-03-02T10:00:00Z'), to: new Date('2026-03-03T10:00:00Z') }, undefined);

  assert.equal(page.incoming.read, 0);
});

test('ultrahuman: an account is known by its id, and never by a readable address', async () => {
  assert.deepEqual(await identify(vendorOf({ data: { id: 4711 } }).vendor), { userId: '4711' });
  assert.deepEqual(await identify(vendorOf({ user_id: 'u-1', email: 'ada@example.org' }).vendor), { userId: 'u-1' });
  assert.match((await identify(vendorOf({ data: { email: 'Ada@example.org' } }).vendor)).userId, /^[0-9a-f]{64}$/);
  await assert.rejects(identify(vendorOf({ data: {} }).vendor), /does not say whose account/);
});
