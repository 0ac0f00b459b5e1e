import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, service } from '@aceso/kit/testing';
import { durationBatch, gaugeBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

test('exposeMetrics: all services in one text for Prometheus: counters never go back, gauges of silent processes go', async () => {
  await using open = await openMonitoring();
  const scrape = async () => {
    const reply = await open.house.ask('monitoring', { as: operator(), path: '/metrics' });
    assert.match(String(reply.headers['content-type']), /^text\/plain; version=0\.0\.4/);
    return reply.text;
  };
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:58:00Z', 200, [2, 1, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 200, [1, 0, 0]));
  await open.send('/v1/metrics', gaugeBatch('users', 'process.memory.usage', '2026-03-01T07:59:00Z', 1000));
  await open.send('/v1/metrics', gaugeBatch('users', 'process.memory.usage', '2026-03-01T07:59:30Z', 900));

  const first = await scrape();
  open.now.pass(600);
  const later = await scrape();

  assert.match(first, /http_server_request_duration_seconds_bucket\{service="users",[^}]*http_request_method="GET",[^}]*le="0.1"\} 3\n/);
  assert.match(first, /http_server_request_duration_seconds_count\{[^}]*\} 4\n/);
  assert.match(first, /process_memory_usage\{service="users",service_instance_id="one"\} 900\n/);
  assert.match(first, /aceso_service_ready\{service="notification"\} 0\n/);
  assert.ok(later.includes('} 4\n') && !later.includes('process_memory_usage'));
});

test('exposeMetrics: a service or nobody gets no metrics', async () => {
  await using open = await openMonitoring();

  const replies = [
    await open.house.ask('monitoring', { path: '/metrics' }),
    await open.house.ask('monitoring', { as: service('users'), path: '/metrics' }),
  ];

  assert.deepEqual(
    replies.map(({ status }) => status),
    [401, 403],
  );
});
