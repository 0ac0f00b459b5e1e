import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type TypicalDay = Output<(typeof healthData)['operations']['readTypicalDay']>;
const HOUR_MS = 3_600_000;
const beats = (from: string, hours: number, valueAt: (at: Date, hour: number) => number | undefined) =>
  Array.from({ length: hours * 2 }, (_, i) => {
    const at = new Date(Date.parse(from) + (i * HOUR_MS) / 2);
    return { metric: 'heart-rate', start: at.toISOString(), value: valueAt(at, i / 2), unit: '/min' };
  }).filter(({ value }) => value !== undefined);
const read = async (open: OpenHealthData, query: string): Promise<TypicalDay> =>
  await open.get<TypicalDay>(`/v1/people/me/typical-day?${query}`);

test('readTypicalDay: percentiles over days of each half hour', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push(beats('2026-02-01T00:00:00Z', 11 * 24, (_, hour) => 50 + Math.floor(hour / 24)));

  const { points, fullDays, neededDays, stepMinutes } = await read(open, 'metric=heart-rate&from=2026-02-01&to=2026-02-28');

  assert.deepEqual([points.length, fullDays, neededDays, stepMinutes], [48, 11, 10, 30]);
  assert.deepEqual(points[3], { minute: 90, p5: 50.5, p25: 52.5, p50: 55, p75: 57.5, p95: 59.5, days: 11 });
});

test('readTypicalDay: needs ten days with seven tenths of their stretches', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const until = (hour: number) => (at: Date) => (at.getUTCHours() + at.getUTCMinutes() / 60 < hour ? 60 : undefined);
  await open.push(beats('2026-02-01T00:00:00Z', 9 * 24, () => 60));
  assert.deepEqual((await read(open, 'metric=heart-rate&from=2026-02-01&to=2026-02-14')).points, []);

  await open.push(beats('2026-02-10T00:00:00Z', 24, until(16.5)));
  const { fullDays, points } = await read(open, 'metric=heart-rate&from=2026-02-01&to=2026-02-14');
  assert.deepEqual([fullDays, points], [9, []]);

  await open.push(beats('2026-02-11T00:00:00Z', 24, until(17)));
  assert.equal((await read(open, 'metric=heart-rate&from=2026-02-01&to=2026-02-14')).points.length, 34);
});

test('readTypicalDay: the clock on the wall counts, also when it is changed in between', async () => {
  await using open = await openHealthData({ timeZone: 'Europe/Zurich' });
  // Zurich goes from UTC+1 to UTC+2 on 29 March 2026 at 02:00: noon on the wall is 11:00 UTC before and 10:00 UTC from then on.
  const change = Date.parse('2026-03-29T01:00:00Z');
  const noon = (at: Date): number => (at.getUTCHours() === (at.getTime() < change ? 11 : 10) ? 100 : 60);
  await open.push(beats('2026-03-21T23:00:00Z', 14 * 24, noon));

  const { points, fullDays } = await read(open, 'metric=heart-rate&from=2026-03-22&to=2026-04-04&step=60');

  assert.deepEqual([points.length, fullDays], [24, 14]);
  assert.deepEqual(
    points.filter(({ p50 }) => p50 > 60),
    [{ minute: 720, p5: 100, p25: 100, p50: 100, p75: 100, p95: 100, days: 14 }],
  );
  // The hour from 02:00 is missing on the day of the change.
  assert.deepEqual(
    points.filter(({ days }) => days < 14).map(({ minute, days }) => [minute, days]),
    [[120, 13]],
  );
});

test('readTypicalDay: amounts are added up over a stretch, once for two devices', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const steps = (per: number) =>
    Array.from({ length: 12 * 24 }, (_, i) => {
      const start = Date.parse('2026-02-01T00:00:00Z') + i * HOUR_MS;
      return {
        metric: 'step-count',
        start: new Date(start).toISOString(),
        end: new Date(start + HOUR_MS).toISOString(),
        value: per,
        unit: '{steps}',
      };
    });
  await open.push(steps(240), { name: 'Watch', kind: 'watch' });
  await open.push(steps(200), { name: 'Phone', kind: 'phone' });

  const { points } = await read(open, 'metric=step-count&from=2026-02-01&to=2026-02-12&step=15');

  assert.deepEqual([points.length, points[40]?.p50, points[40]?.days], [96, 60, 12]);
});

test('readTypicalDay: a metric with one value a day has none', async () => {
  await using open = await openHealthData();
  const reply = await open.house.ask('health-data', {
    as: open.ada,
    path: '/v1/people/me/typical-day?metric=body-mass&from=2026-02-01&to=2026-02-12',
  });
  assert.equal(reply.status, 400);
  assert.equal((reply.json() as { errors: { path: string }[] }).errors[0]?.path, '/query/metric');
});
