import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { frozenClock } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Values = Output<typeof healthData.operations.readValues>;
type Samples = Output<typeof healthData.operations.listSamples>;

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 2, 2, 8);
const iso = (at: number): string => new Date(at).toISOString();
const beat = (at: number, value: number) => ({ metric: 'heart-rate', start: iso(at), value, unit: '/min' });
const opened = (): Promise<OpenHealthData> => openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
const path = (metric: string, from: number, to: number): string => `/v1/people/me/values?metric=${metric}&from=${iso(from)}&to=${iso(to)}`;

/** Readings of the columns, one by one. */
function readingsOf({ first, distancesMs, durationsMs, values }: Values): readonly (readonly [string, number, number])[] {
  let at = Date.parse(first ?? '');
  return values.map((value, i) => {
    at += distancesMs[i] ?? Number.NaN;
    return [iso(at), value, durationsMs?.[i] ?? 0];
  });
}

test('readValues: every reading from one instant on and before another, at a steady pace and with gaps, over days and months', async () => {
  await using open = await opened();
  const times = Array.from({ length: 3_000 }, (_, i) => Date.UTC(2026, 2, 30, 20) + i * MINUTE_MS + (i > 1_000 ? i * 1_003 : 0));
  await open.push(times.map((at, i) => beat(at, 60 + (i % 30) / 2)));
  const [from, to] = [times[17] ?? 0, times[2_900] ?? 0];

  const found = await open.get<Values>(path('heart-rate', from, to));

  assert.deepEqual(
    readingsOf(found),
    times.slice(17, 2_900).map((at, i) => [iso(at), 60 + ((i + 17) % 30) / 2, 0]),
  );
  assert.deepEqual(
    [found.metric, found.unit, found.count, found.first, found.distancesMs[0], found.durationsMs],
    ['heart-rate', '/min', 2_883, iso(from), 0, undefined],
  );
});

test('readValues: readings that last say how long, and those of an instant among them nothing', async () => {
  await using open = await opened();
  const walks = [
    { metric: 'step-count', start: iso(START), end: iso(START), value: 3, unit: '{steps}' },
    { metric: 'step-count', start: iso(START + 5_000), end: iso(START + 65_000), value: 120, unit: '{steps}' },
  ];
  await open.push(walks);

  assert.deepEqual(readingsOf(await open.get<Values>(path('step-count', START, START + 1))), [[iso(START), 3, 0]]);
  assert.deepEqual(readingsOf(await open.get<Values>(path('step-count', START, START + 6_000))), [
    [iso(START), 3, 0],
    [iso(START + 5_000), 120, 60_000],
  ]);
});

test('readValues: of several sources one line is read, in order of time: in each minute the better source', async () => {
  await using open = await opened();
  const times = Array.from({ length: 90 }, (_, i) => START + i * MINUTE_MS);
  await open.push(times.filter((_, i) => i % 3 !== 0).map((at) => beat(at, 60)));
  await open.push(
    times.map((at) => beat(at + 20_000, 100)),
    { name: 'Strap', kind: 'monitor' },
  );
  const { items } = await open.get<Samples>('/v1/people/me/samples?metric=heart-rate&limit=500');

  const found = readingsOf(await open.get<Values>(path('heart-rate', START, START + 90 * MINUTE_MS)));

  assert.deepEqual([items.length, found.length], [150, 90]);
  assert.deepEqual(
    found.map(([at]) => at),
    found.map(([at]) => at).toSorted(),
  );
  assert.equal(new Set(found.map(([at]) => Math.floor(Date.parse(at) / MINUTE_MS))).size, 90);
});

test('readValues: nothing is an answer, the newest version is not read again, and what cannot be is told', async () => {
  await using open = await opened();
  await open.push([beat(START, 60)]);
  const ask = (address: string, headers: Record<string, string> = {}) =>
    open.house.ask('health-data', { as: open.ada, path: address, headers });

  const none = await open.get<Values>(path('heart-rate', START + 1, START + 2));
  const first = await ask(path('heart-rate', START, START + 1));
  const again = await ask(path('heart-rate', START, START + 1), { 'if-none-match': String(first.headers['etag']) });
  const backwards = await ask(path('heart-rate', START, START));
  const unknown = await ask(path('mood-of-the-cat', START, START + 1));

  assert.deepEqual(none, { metric: 'heart-rate', unit: '/min', count: 0, distancesMs: [], values: [] });
  assert.deepEqual([first.status, first.headers['content-type'], again.status], [200, 'application/json; charset=utf-8', 304]);
  assert.equal(backwards.status, 400);
  assert.deepEqual((backwards.json() as { errors: { path: string }[] }).errors[0]?.path, '/query/to');
  assert.equal(unknown.status, 404);
});
