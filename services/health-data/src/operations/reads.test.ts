import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { frozenClock } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Operations = typeof healthData.operations;
type Samples = Output<Operations['listSamples']>;

const START = Date.UTC(2026, 2, 2, 8);
const iso = (at: number): string => new Date(at).toISOString();
const beat = (at: number, value: number) => ({ metric: 'heart-rate', start: iso(at), value, unit: '/min' });

/** Three days of readings of two sources, some at the same instants. */
async function withBeats(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  const times = Array.from({ length: 60 }, (_, i) => START + i * 3_600_000);
  await open.push(times.map((at, i) => beat(at, 60 + (i % 30))));
  await open.push(
    times.filter((_, i) => i % 2 === 0).map((at, i) => beat(at, 100 + (i % 30))),
    { name: 'Strap', kind: 'monitor' },
  );
  return open;
}

async function pages(open: OpenHealthData, path: string, between?: () => Promise<void>): Promise<readonly Samples[]> {
  const found: Samples[] = [await open.get<Samples>(path)];
  await between?.();
  for (let next = found[0]?.next; next !== undefined && found.length < 200; next = found.at(-1)?.next)
    found.push(await open.get<Samples>(`${path}&cursor=${next}`));
  return found;
}

test('listSamples: pages of any size give every sample once, in order, also several of one instant', async () => {
  await using open = await withBeats();
  const whole = await open.get<Samples>('/v1/people/me/samples?metric=heart-rate');

  for (const limit of [1, 7, 89, 90]) {
    const found = await pages(open, `/v1/people/me/samples?metric=heart-rate&limit=${limit}`);

    assert.deepEqual(
      found.flatMap(({ items }) => items),
      whole.items,
      `limit ${limit}`,
    );
    assert.equal(found.length, Math.ceil(90 / limit), `limit ${limit}`);
  }
  assert.equal(whole.items.length, 90);
  assert.deepEqual(
    whole.items.map(({ start }) => start),
    whole.items.map(({ start }) => start).toSorted(),
  );
});

test('listSamples: what comes in between two pages shifts nothing', async () => {
  await using open = await withBeats();
  const before = await open.get<Samples>('/v1/people/me/samples?metric=heart-rate');

  const found = await pages(
    open,
    '/v1/people/me/samples?metric=heart-rate&limit=30',
    async () => void (await open.push([beat(START - 60_000, 55)])),
  );

  assert.deepEqual(
    found.flatMap(({ items }) => items),
    before.items,
  );
});

test('listSamples: from is part of the time and to is not; a cursor that is not ours names the field', async () => {
  await using open = await withBeats();

  const { items } = await open.get<Samples>(`/v1/people/me/samples?metric=heart-rate&from=${iso(START)}&to=${iso(START + 3_600_000)}`);
  const reply = await open.house.ask('health-data', { as: open.ada, path: '/v1/people/me/samples?metric=heart-rate&cursor=abc' });
  const unknown = await open.house.ask('health-data', { as: open.ada, path: '/v1/people/me/samples?metric=no-such' });

  assert.deepEqual(
    items.map(({ start, source }) => [start, source]),
    [
      [iso(START), 'Watch'],
      [iso(START), 'Strap'],
    ],
  );
  assert.deepEqual([reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/query/cursor']);
  assert.deepEqual([unknown.status, unknown.json()['code']], [404, 'no-such-metric']);
});

test('readSeries: the best source of each minute stands behind the chart, and nothing from outside its time', async () => {
  await using open = await withBeats();

  const series = await open.get<Output<Operations['readSeries']>>(
    `/v1/people/me/series?metric=heart-rate&from=${iso(START)}&to=${iso(START + 60 * 3_600_000)}&points=10`,
  );
  const reply = await open.house.ask('health-data', {
    as: open.ada,
    path: `/v1/people/me/series?metric=heart-rate&from=${iso(START)}&to=${iso(START)}`,
  });

  assert.deepEqual([series.samples, series.points.length, series.stepMs], [60, 10, 6 * 3_600_000]);
  assert.deepEqual(
    [Math.min(...series.points.map(({ minimum }) => minimum)), Math.max(...series.points.map(({ maximum }) => maximum))],
    [60, 89],
  );
  assert.deepEqual([reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/query/to']);
});

test('readDaily: periods that end before they begin, or are too long, are refused; days without data are absent', async () => {
  await using open = await withBeats();
  const ask = async (query: string) => {
    const reply = await open.house.ask('health-data', { as: open.ada, path: `/v1/people/me/daily?${query}` });
    return [reply.status, reply.json()['code']];
  };

  assert.deepEqual(await ask('metrics=heart-rate&from=2026-03-03&to=2026-03-02'), [400, 'period-invalid']);
  assert.deepEqual(await ask('metrics=heart-rate&from=2000-01-01&to=2026-03-02'), [400, 'period-invalid']);
  assert.deepEqual(await ask('metrics=nothing&from=2026-03-01&to=2026-03-02'), [404, 'no-such-metric']);
  const { series } = await open.get<Output<Operations['readDaily']>>('/v1/people/me/daily?metrics=*&from=2026-02-01&to=2026-04-01');
  assert.deepEqual(
    series.map(({ metric, values }) => [metric, values.map(({ day }) => day)]),
    [['heart-rate', ['2026-03-02', '2026-03-03', '2026-03-04']]],
  );
});

test('listLatest: a clock that runs ahead hides neither the day nor the value before it', async () => {
  const now = frozenClock('2026-03-02T12:00:00Z');
  await using open = await openHealthData({ timeZone: 'UTC', now });
  await open.push([
    beat(Date.UTC(2026, 2, 1, 9), 50),
    beat(Date.UTC(2026, 2, 2, 9), 61),
    beat(Date.UTC(2026, 2, 2, 20), 99),
    beat(Date.UTC(2027, 0, 1), 120),
  ]);

  const { items } = await open.get<Output<Operations['listLatest']>>('/v1/people/me/latest');

  assert.deepEqual(
    items.map(({ value, at }) => [value, at]),
    [[61, '2026-03-02T09:00:00.000Z']],
  );
});

test('listSleep, listWorkouts, listBloodPressure, listQuarantine: a person without data gets empty lists, a wrong period is refused', async () => {
  await using open = await openHealthData();

  for (const path of ['sleep', 'workouts', 'blood-pressure']) {
    assert.deepEqual((await open.get<{ items: unknown[] }>(`/v1/people/me/${path}?from=2026-01-01&to=2026-02-01`)).items, [], path);
    assert.equal(
      (await open.house.ask('health-data', { as: open.ada, path: `/v1/people/me/${path}?from=2026-02-01&to=2026-01-01` })).status,
      400,
      path,
    );
  }
  assert.deepEqual(await open.get('/v1/people/me/quarantine'), { items: [] });
});

test('listBloodPressure: two pressures of one source at one instant are a pair, others are not', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const pressure = (kind: 'systolic' | 'diastolic', at: number, value: number) => ({
    metric: `blood-pressure-${kind}`,
    start: iso(at),
    value,
    unit: 'mm[Hg]',
  });
  await open.push([pressure('systolic', START, 128), pressure('diastolic', START, 81), pressure('systolic', START + 60_000, 131)], {
    name: 'Cuff',
    kind: 'monitor',
  });

  const { items } = await open.get<Output<Operations['listBloodPressure']>>('/v1/people/me/blood-pressure?from=2026-03-01&to=2026-03-03');

  assert.deepEqual(items, [{ at: iso(START), systolic: 128, diastolic: 81, source: 'Cuff' }]);
});

test('listMetrics: the vocabulary is open to everybody', async () => {
  await using open = await openHealthData();

  const reply = await open.house.ask('health-data', { path: '/v1/metrics' });

  assert.equal(reply.status, 200);
  assert.ok(reply.json<Output<Operations['listMetrics']>>().items.some(({ id, unit }) => id === 'heart-rate' && unit === '/min'));
});
