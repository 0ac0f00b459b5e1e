import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING, openVendorHttp, VendorFault, type HookKeys, type HookNews, type VendorSession } from '../kit/connector/index.ts';
import { STREAMS } from './client.ts';
import { garminHealth } from './index.ts';
import { webhook } from './webhook.ts';

const now = new Date('2026-03-02T12:00:00Z');
const ping = 'https://apis.garmin.com/wellness-api/rest/dailies?uploadStartTimeInSeconds=1&uploadEndTimeInSeconds=2&token=abc';
const requestOf = (event: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST' as const,
  headers,
  query: {},
  body: Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
});
const read = (event: unknown): readonly HookNews[] => webhook.read(requestOf(event));
const keysOf = (isAddressSecret: boolean): HookKeys => ({
  client: { clientId: 'ours', clientSecret: 's', more: {} },
  subscription: {},
  isAddressSecret,
});

/** Garmin with one answer for everything; what was asked is noted. */
function vendorOf(status: number, json?: unknown): { readonly vendor: VendorSession; readonly asked: string[] } {
  const asked: string[] = [];
  const http = openVendorHttp({
    manifest: garminHealth.manifest,
    fetch: async (input) => {
      const url = new URL(input instanceof Request ? input.url : input);
      asked.push(url.pathname + url.search);
      return new Response(json === undefined ? null : JSON.stringify(json), { status });
    },
    reach: (url) => url,
    now: () => now,
    proof: () => Promise.resolve({}),
  });
  return { vendor: { http, userId: 'u', timeZone: 'UTC', now, extra: {} }, asked };
}

test('garmin-health: a call is a hint at most, and only at the secret address for our client', () => {
  const check = (isSecret: boolean, headers?: Readonly<Record<string, string>>) =>
    webhook.check(requestOf({}, headers), keysOf(isSecret), now).kind;

  assert.equal(check(true), 'hint');
  assert.equal(check(true, { 'garmin-client-id': 'ours' }), 'hint');
  assert.equal(check(true, { 'garmin-client-id': 'theirs' }), 'forged');
  assert.equal(check(false, { 'garmin-client-id': 'ours' }), 'forged');
});

test('garmin-health: a ping is followed to Garmin’s address of that family alone', () => {
  const dailies = (callbackURL: string) => read({ dailies: [{ userId: 'u', callbackURL }] });

  assert.deepEqual(dailies(`${ping}&more=1`), [
    { userId: 'u', stream: 'dailies', id: 'uploadStartTimeInSeconds=1&uploadEndTimeInSeconds=2&token=abc' },
  ]);
  const strange = [
    ping.replace('apis.garmin.com', 'apis.garmin.com.example'),
    ping.replace('apis.garmin.com', 'apis.garmin.com:444'),
    ping.replace('https:', 'http:'),
    ping.replace('dailies', 'sleeps'),
    ping.replace('dailies', 'dailies/../../partner-gateway'),
    ping.split('?')[0]!,
    'no address',
  ];
  for (const address of strange) assert.deepEqual(dailies(address), [], address);
});

test('garmin-health: a call that brings data is no more than a reason to ask what came within the hour', async () => {
  const pushed = { userId: 'u', summaryId: 'day-1', steps: 99_999 };

  const news = read({ dailies: [pushed, pushed], unknownThings: [pushed] });

  assert.deepEqual(news, [{ userId: 'u', stream: 'dailies', id: 'recent' }]);
  const { vendor, asked } = vendorOf(200, []);
  await STREAMS.find(({ id }) => id === 'dailies')!.one!(vendor, 'recent');
  const at = now.getTime() / 1000;
  assert.deepEqual(asked, [`/wellness-api/rest/dailies?uploadStartTimeInSeconds=${at - 3600}&uploadEndTimeInSeconds=${at}`]);
});

test('garmin-health: an end of the access is asked about, and not taken on trust', () => {
  assert.deepEqual(read({ deregistrations: [{ userId: 'u' }] }), [{ userId: 'u' }]);
  assert.deepEqual(read({ userPermissionsChange: [{ userId: 'u', permissions: [] }, 'nonsense'] }), [{ userId: 'u' }]);
  assert.throws(() => read('no json'), VendorFault);
});

test('garmin-health: the past is asked for; having been asked before is as good', async () => {
  const respiration = STREAMS.find(({ id }) => id === 'allDayRespiration')!;
  const window = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') };
  const accepted = vendorOf(202);

  assert.deepEqual(await respiration.read(accepted.vendor, window, undefined), { incoming: NOTHING });
  assert.deepEqual(accepted.asked, [
    '/wellness-api/rest/backfill/respiration?summaryStartTimeInSeconds=1769904000&summaryEndTimeInSeconds=1772323200',
  ]);
  assert.deepEqual(await respiration.read(vendorOf(409, {}).vendor, window, undefined), { incoming: NOTHING });
  await assert.rejects(respiration.read(vendorOf(400, {}).vendor, window, undefined), VendorFault);
});
