import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { durationBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

type Routes = Output<typeof monitoring.operations.listRoutes>;

test('listRoutes: rate, share of failures and quantiles over all batches, replicas and states of a route', async () => {
  await using open = await openMonitoring();
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:30:10Z', 200, [50, 0, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:30:20Z', 200, [30, 10, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:40:00Z', 503, [0, 10, 0]));
  await open.send('/v1/metrics', durationBatch('gateway', '2026-03-01T07:40:00Z', 404, [1, 0, 0], '/v1/y'));

  const { items } = await open.get<Routes>('/v1/ops/routes?from=2026-03-01T07:00:00Z&to=2026-03-01T08:00:00Z');

  assert.deepEqual(items, [
    {
      service: 'users',
      method: 'GET',
      route: '/v1/x',
      requests: 100,
      errors: 10,
      perMinute: 1.67,
      errorShare: 0.1,
      p50Ms: 62.5,
      p95Ms: 775,
      p99Ms: 955,
    },
    {
      service: 'gateway',
      method: 'GET',
      route: '/v1/y',
      requests: 1,
      errors: 0,
      perMinute: 0.02,
      errorShare: 0,
      p50Ms: 50,
      p95Ms: 95,
      p99Ms: 99,
    },
  ]);
  assert.deepEqual(
    (await open.get<Routes>('/v1/ops/routes?from=2026-03-01T07:39:00Z&to=2026-03-01T08:00:00Z&service=users')).items.map(
      ({ requests }) => requests,
    ),
    [10],
  );
});
