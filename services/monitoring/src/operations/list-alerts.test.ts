import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monitoring } from '@aceso/contracts/monitoring';
import { operator, person } from '@aceso/kit/testing';
import { durationBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

test('listAlerts: too many failed requests raise an alert; the share that is wrong is a setting that counts at once', async () => {
  await using open = await openMonitoring({ alertErrorShare: 1 });
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 200, [60, 0, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 502, [40, 0, 0]));

  open.house.settings('monitoring').set('alertErrorShare', 0.3);
  const [raised] = await open.house.events.until(monitoring.events.alertRaised);

  assert.deepEqual(
    [raised?.payload.rule, raised?.payload.summary],
    ['error-share-high', 'users fails 40 % of its requests (40 of 100 in five minutes).'],
  );
  const { items } = await open.get<{ items: { rule: string }[] }>('/v1/ops/alerts?standing=true');
  assert.deepEqual(
    items.map(({ rule }) => rule),
    ['error-share-high'],
  );
});

test('listAlerts: only operators see alerts', async () => {
  await using open = await openMonitoring();

  const replies = [
    await open.house.ask('monitoring', { as: person(), path: '/v1/ops/alerts' }),
    await open.house.ask('monitoring', { as: operator(), path: '/v1/ops/alerts' }),
  ];

  assert.deepEqual(
    replies.map(({ status }) => status),
    [403, 200],
  );
});
