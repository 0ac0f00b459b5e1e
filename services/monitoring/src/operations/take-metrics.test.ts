import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

test('takeMetrics: batches that come at the same moment add up, none is lost', async () => {
  await using open = await openMonitoring();

  await Promise.all(
    Array.from({ length: 12 }, (_, i) => open.send('/v1/metrics', durationBatch('users', `2026-03-01T07:30:${10 + i}Z`, 200, [1, 1, 0]))),
  );

  const { items } = await open.get<{ items: { requests: number }[] }>('/v1/ops/routes');
  assert.deepEqual(
    items.map(({ requests }) => requests),
    [24],
  );
});

test('takeMetrics: totals that are cumulative at the sender are refused: adding them up would count twice', async () => {
  await using open = await openMonitoring();
  const batch = durationBatch('users', '2026-03-01T07:30:00Z', 200, [1, 0, 0]);
  batch.resourceMetrics[0]!.scopeMetrics[0]!.metrics[0]!.histogram.aggregationTemporality = 2;

  const reply = await open.send('/v1/metrics', batch);

  assert.equal(reply.json<{ partialSuccess: { rejectedDataPoints: number } }>().partialSuccess.rejectedDataPoints, 1);
});
