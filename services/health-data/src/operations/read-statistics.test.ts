import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Operations = (typeof healthData)['operations'];
type Statistics = Output<Operations['readStatistics']>;
type Daily = Output<Operations['readDaily']>;

const MINUTE_MS = 60_000;
const WATCH = { name: 'Watch', kind: 'watch' };
const PHONE = { name: 'Phone', kind: 'phone' };
const beat = (at: number, value: number) => ({ metric: 'heart-rate', start: new Date(at).toISOString(), value, unit: '/min' });
const steps = (from: string, to: string, value: number) => ({ metric: 'step-count', start: from, end: to, value, unit: '{steps}' });
const weight = (day: string, value: number) => ({ metric: 'body-mass', start: `${day}T07:00:00Z`, value, unit: 'kg' });

const read = async (open: OpenHealthData, query: string): Promise<Statistics> =>
  await open.get<Statistics>(`/v1/people/me/statistics?${query}`);

test('readStatistics: hours of readings, of the minutes’ means', async () => {
  await using open = await openHealthData({ timeZone: 'Europe/Zurich' });
  const midnight = Date.parse('2026-03-01T23:00:00Z'); // 00:00 of 2 March in Zurich
  // Minutes 0 to 59 with 60 to 119; minute 0 is read a second time.
  await open.push([...Array.from({ length: 60 }, (_, i) => beat(midnight + i * MINUTE_MS, 60 + i)), beat(midnight + 1_000, 62)]);
  await open.push([beat(midnight + 150 * MINUTE_MS, 70)]);

  const found = await read(
    open,
    'metric=heart-rate&from=2026-03-02&to=2026-03-02&every=hour&statistics=mean,minimum,maximum,median,p25,first,last,standard-deviation',
  );

  assert.deepEqual([found.of, found.unit, found.timeZone, found.items.length], ['minutes', '/min', 'Europe/Zurich', 2]);
  const [first, second] = found.items;
  assert.deepEqual([first?.from, first?.to, first?.day], ['2026-03-01T23:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-02']);
  assert.deepEqual([first?.count, first?.coverage], [60, 1]);
  const { mean = 0, 'standard-deviation': deviation = 0, ...others } = first?.values ?? {};
  // The first minute is 61; the others are 61 to 119.
  assert.equal(mean, (61 + (59 * (61 + 119)) / 2) / 60);
  assert.deepEqual(others, { minimum: 60, maximum: 119, median: 89.5, p25: 74.75, first: 61, last: 119 });
  assert.ok(Math.abs(deviation - 17.436_073_717) < 1e-5, String(deviation));
  assert.deepEqual(second?.values, { mean: 70, minimum: 70, maximum: 70, median: 70, p25: 70, first: 70, last: 70 });
  assert.equal(second.coverage, 1 / 60);
});

test('readStatistics: the mean of a day is its daily value, and two watches count each minute once', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const noon = Date.parse('2026-03-02T12:00:00Z');
  await open.push(
    [0, 1, 2, 3].map((i) => beat(noon + i * MINUTE_MS, 60 + i)),
    WATCH,
  );
  await open.push(
    [2, 3, 4].map((i) => beat(noon + i * MINUTE_MS, 160 + i)),
    { name: 'Other watch', kind: 'watch' },
  );

  const { items } = await read(open, 'metric=heart-rate&from=2026-03-01&to=2026-03-03');
  const { series } = await open.get<Daily>('/v1/people/me/daily?metrics=heart-rate&from=2026-03-02&to=2026-03-02');

  assert.deepEqual(
    items.map(({ day, count, values }) => [day, count, values]),
    [['2026-03-02', 5, { mean: series[0]?.values[0]?.value }]],
  );
});

test('readStatistics: amounts by the hour come from one source a minute, longer periods are of the days', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push(
    [steps('2026-03-02T08:30:00Z', '2026-03-02T09:30:00Z', 600), steps('2026-03-04T08:00:00Z', '2026-03-04T08:10:00Z', 90)],
    WATCH,
  );
  await open.push(
    [steps('2026-03-02T08:30:00Z', '2026-03-02T09:30:00Z', 500), steps('2026-03-09T10:00:00Z', '2026-03-09T10:01:00Z', 7)],
    PHONE,
  );

  const hours = await read(open, 'metric=step-count&from=2026-03-02&to=2026-03-02&every=hour');
  const weeks = await read(
    open,
    'metric=step-count&from=2026-03-03&to=2026-03-31&every=week&statistics=sum,mean,maximum,standard-deviation',
  );
  const months = await read(open, 'metric=step-count&from=2026-01-01&to=2026-12-31&every=month');

  assert.deepEqual([hours.of, weeks.of], ['hours', 'days']);
  assert.deepEqual(
    hours.items.map(({ from, count, coverage, values }) => [from.slice(11, 16), count, coverage, values['sum']]),
    [
      ['08:00', 1, 0.5, 300],
      ['09:00', 1, 0.5, 300],
    ],
  );
  // The first week is cut to begin on the 3rd, so that 600 of Monday are not in it.
  assert.deepEqual(
    weeks.items.map(({ day, from, to, count, coverage, values }) => [day, from.slice(0, 10), to.slice(0, 10), count, coverage, values]),
    [
      ['2026-03-02', '2026-03-03', '2026-03-09', 1, 1 / 6, { sum: 90, mean: 90, maximum: 90 }],
      ['2026-03-09', '2026-03-09', '2026-03-16', 1, 1 / 7, { sum: 7, mean: 7, maximum: 7 }],
    ],
  );
  assert.deepEqual(
    months.items.map(({ day, count, values }) => [day, count, values]),
    [['2026-03-01', 3, { sum: 697 }]],
  );
});

test('readStatistics: a day of 25 hours has 25, and the hour that comes twice is told twice', async () => {
  await using open = await openHealthData({ timeZone: 'Europe/Zurich' });
  const midnight = Date.parse('2025-10-25T22:00:00Z'); // 00:00 of 26 October, when clocks go back at 03:00
  await open.push(Array.from({ length: 25 }, (_, hour) => beat(midnight + hour * 60 * MINUTE_MS, 50 + hour)));

  const { items } = await read(open, 'metric=heart-rate&from=2025-10-26&to=2025-10-26&every=hour');
  const [day] = (await read(open, 'metric=heart-rate&from=2025-10-26&to=2025-10-26&statistics=maximum')).items;

  assert.deepEqual([items.length, items.at(-1)?.values['mean'], items.at(-1)?.to], [25, 74, '2025-10-26T23:00:00.000Z']);
  assert.deepEqual([day?.count, day?.coverage, day?.values], [25, 1, { maximum: 74 }]);
});

test('readStatistics: what is measured now and then is told by the day', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([weight('2026-01-05', 80), weight('2026-01-20', 79), weight('2026-02-03', 78)]);

  const { of, items } = await read(open, 'metric=body-mass&from=2026-01-01&to=2026-02-28&every=month&statistics=mean,last');

  assert.equal(of, 'days');
  assert.deepEqual(
    items.map(({ day, values }) => [day, values]),
    [
      ['2026-01-01', { mean: 79.5, last: 79 }],
      ['2026-02-01', { mean: 78, last: 78 }],
    ],
  );
});

test('readStatistics: what makes no sense is refused with the field', async () => {
  await using open = await openHealthData();
  const refused = async (query: string) => {
    const reply = await open.house.ask('health-data', { as: open.ada, path: `/v1/people/me/statistics?${query}` });
    const problem = reply.json() as { code: string; errors?: { path: string }[] };
    return [reply.status, problem.code, problem.errors?.[0]?.path];
  };
  const days = 'from=2026-03-01&to=2026-03-02';
  assert.deepEqual(await refused(`metric=body-mass&${days}&every=hour`), [400, 'input-invalid', '/query/every']);
  assert.deepEqual(await refused(`metric=heart-rate&${days}&statistics=mode`), [400, 'input-invalid', '/query/statistics']);
  assert.deepEqual(await refused('metric=heart-rate&from=2020-01-01&to=2026-03-02&every=hour'), [400, 'input-invalid', '/query/to']);
  assert.deepEqual(await refused(`metric=heart-rate&from=2026-03-02&to=2026-03-01`), [400, 'period-invalid', '/query/to']);
  assert.deepEqual((await refused(`metric=no-such-thing&${days}`)).slice(0, 2), [404, 'no-such-metric']);
});
