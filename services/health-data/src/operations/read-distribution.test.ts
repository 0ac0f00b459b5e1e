import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData } from '../../test/open-health-data.ts';

type Distribution = Output<(typeof healthData)['operations']['readDistribution']>;
const path = (metric: string, bins: number) => `/v1/people/me/distribution?metric=${metric}&from=2026-03-01&to=2026-03-31&bins=${bins}`;

test('readDistribution: minutes of a reading in bins with round edges, and quantiles', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const start = Date.parse('2026-03-02T00:00:00Z');
  await open.push(
    Array.from({ length: 101 }, (_, i) => ({
      metric: 'heart-rate',
      start: new Date(start + i * 60_000).toISOString(),
      value: 50 + i,
      unit: '/min',
    })),
  );

  const found = await open.get<Distribution>(path('heart-rate', 10));

  assert.deepEqual([found.of, found.count, found.minimum, found.maximum, found.mean], ['minutes', 101, 50, 150, 100]);
  assert.deepEqual(found.quantiles, { p5: 55, p25: 75, p50: 100, p75: 125, p95: 145 });
  assert.deepEqual(
    found.bins.map(({ from, to, count }) => [from, to, count]),
    Array.from({ length: 10 }, (_, i) => [50 + i * 10, 60 + i * 10, i === 9 ? 11 : 10]),
  );
  assert.ok(Math.abs(found.bins.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
});

test('readDistribution: days of an amount; one value is one bin; nothing is no bin', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  assert.deepEqual((await open.get<Distribution>(path('step-count', 5))).bins, []);
  const steps = (day: string, value: number) => ({
    metric: 'step-count',
    start: `2026-03-${day}T08:00:00Z`,
    end: `2026-03-${day}T09:00:00Z`,
    value,
    unit: '{steps}',
  });
  await open.push([steps('02', 4000)]);
  assert.deepEqual((await open.get<Distribution>(path('step-count', 5))).bins, [{ from: 4000, to: 4000, count: 1, share: 1 }]);

  await open.push([steps('03', 8100), steps('04', 8200), steps('05', 12_000)]);
  const { of, bins } = await open.get<Distribution>(path('step-count', 5));

  assert.equal(of, 'days');
  assert.deepEqual(
    bins.map(({ from, to, count }) => [from, to, count]),
    [
      [4000, 6000, 1],
      [6000, 8000, 0],
      [8000, 10_000, 2],
      [10_000, 12_000, 1],
    ],
  );
});
