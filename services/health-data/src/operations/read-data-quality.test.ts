import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData } from '../../test/open-health-data.ts';

type Quality = Output<(typeof healthData)['operations']['readDataQuality']>;

const beat = (at: string, value = 60) => ({ metric: 'heart-rate', start: at, value, unit: '/min' });
const minutes = (day: string, hour: number, count: number, value: number) =>
  Array.from({ length: count }, (_, i) =>
    beat(new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 + i * 60_000).toISOString(), value),
  );
const path = (from: string, to: string): string => `/v1/people/me/data-quality?metric=heart-rate&from=${from}&to=${to}`;

test('readDataQuality: wear, coverage, gaps, conflicts, quarantine and clock faults, by source and day', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: () => new Date('2026-03-05T12:00:00Z') });
  await open.push([
    ...minutes('2026-03-01', 8, 60, 60),
    ...minutes('2026-03-04', 8, 30, 60),
    ...minutes('2026-03-02', 8, 5, 61),
    beat('2031-01-01T08:00:00Z'),
    beat('1970-01-01T00:01:00Z'),
    beat('2026-03-05T13:00:00Z'),
    beat('2026-03-05T08:00:00Z', 900),
  ]);
  await open.push(minutes('2026-03-01', 8, 30, 75), { name: 'Strap', kind: 'monitor' });

  const found = await open.get<Quality>(path('2026-02-25', '2026-03-05'));

  assert.deepEqual(
    found.days.map(({ day, coverage, sources }) => [
      day,
      Math.round((coverage ?? 0) * 24),
      sources.map(({ source, minutes: n }) => `${source} ${n}`),
    ]),
    [
      ['2026-03-01', 1, ['Watch 60', 'Strap 30']],
      ['2026-03-02', 1, ['Watch 5']],
      ['2026-03-04', 1, ['Watch 30']],
      ['2026-03-05', 1, ['Watch 1']],
    ],
  );
  const [first] = found.days;
  assert.deepEqual(first?.conflicts, [{ sources: ['Watch', 'Strap'], values: [60, 75], minutes: 30 }]);
  assert.deepEqual(
    first?.sources.map(({ source, samples, wornMinutes, longestGapMinutes, isUsed }) => [
      source,
      samples,
      wornMinutes,
      longestGapMinutes,
      isUsed,
    ]),
    [
      ['Watch', 60, 60, 900, true],
      ['Strap', 30, undefined, 930, false],
    ],
  );
  assert.deepEqual(
    found.sources.map(({ source, days, gaps, quarantined }) => [source, days, gaps, quarantined]),
    [
      ['Watch', 4, [{ from: '2026-03-03', to: '2026-03-03', days: 1 }], 1],
      ['Strap', 1, [], 0],
    ],
  );
  assert.deepEqual(
    found.clockFaults.map(({ source, kind, from, samples }) => [source, kind, from, samples]),
    [
      ['Watch', 'before-2000', '1970-01-01', 1],
      ['Watch', 'future', '2026-03-05', 1],
      ['Watch', 'future', '2031-01-01', 1],
    ],
  );
});

test('readDataQuality: what lies ahead is kept and marked, in samples and in daily values', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: () => new Date('2026-03-05T12:00:00Z') });
  await open.push([beat('2026-03-05T08:00:00Z'), beat('2031-01-01T08:00:00Z')]);

  const samples = await open.get<{ items: readonly { isFuture?: true }[] }>('/v1/people/me/samples?metric=heart-rate');
  const daily = await open.get<{ series: readonly { values: readonly { day: string; isFuture?: true }[] }[] }>(
    '/v1/people/me/daily?metrics=heart-rate&from=2026-03-01&to=2031-02-01',
  );

  assert.deepEqual(
    samples.items.map(({ isFuture }) => isFuture),
    [undefined, true],
  );
  assert.deepEqual(
    daily.series[0]?.values.map(({ day, isFuture }) => [day, isFuture]),
    [
      ['2026-03-05', undefined],
      ['2031-01-01', true],
    ],
  );
});

test('readDataQuality: a period that ends before it begins, or is too long, is refused with the field', async () => {
  await using open = await openHealthData();

  for (const [from, to] of [
    ['2026-03-02', '2026-03-01'],
    ['2024-01-01', '2026-03-01'],
  ] as const) {
    const reply = await open.house.ask('health-data', { as: open.ada, path: path(from, to) });

    assert.deepEqual(
      [reply.status, reply.json()['code'], reply.json<{ errors: { path: string }[] }>().errors[0]?.path],
      [400, 'period-too-long', '/query/to'],
    );
  }
});
