import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

const id = (n: number) => String(n).padStart(32, '0');
const span = (n: number) => String(n).padStart(16, '0');

test('listTraces: the slowest, the newest, the failed, those of a service or a route, each trace once', async () => {
  await using open = await openMonitoring();
  await open.send(
    '/v1/traces',
    spanBatch('gateway', [
      { traceId: id(1), spanId: span(1), name: 'GET /a', at: '2026-03-01T07:30:00Z', ms: 900 },
      { traceId: id(2), spanId: span(2), name: 'GET /b', at: '2026-03-01T07:31:00Z', ms: 100 },
      { traceId: id(3), spanId: span(3), name: 'GET /a', at: '2026-03-01T07:32:00Z', ms: 500 },
      { traceId: id(4), spanId: span(4), name: 'GET /a', at: '2026-03-01T05:00:00Z', ms: 5000 },
    ]),
  );
  await open.send(
    '/v1/traces',
    spanBatch('users', [
      { traceId: id(2), spanId: span(5), parentSpanId: span(2), name: 'inner', at: '2026-03-01T07:31:00.010Z', ms: 50, failed: true },
    ]),
  );
  const list = async (query: string) =>
    (await open.get<{ items: { traceId: string }[] }>(`/v1/ops/traces?${query}`)).items.map(({ traceId }) => Number(traceId));

  assert.deepEqual(await list(''), [1, 3, 2]);
  assert.deepEqual(await list('order=newest'), [3, 2, 1]);
  assert.deepEqual(await list('failed=true'), [2]);
  assert.deepEqual(await list('failed=false'), [1, 3]);
  assert.deepEqual(await list('service=users'), [2]);
  assert.deepEqual(await list(`route=${encodeURIComponent('GET /a')}&longerThanMs=600`), [1]);
  assert.deepEqual(await list('from=2026-03-01T04:00:00Z&to=2026-03-01T06:00:00Z'), [4]);
  const { items } = await open.get<{ items: unknown[] }>('/v1/ops/traces?service=users');
  assert.deepEqual(items, [
    {
      traceId: id(2),
      name: 'GET /b',
      service: 'gateway',
      services: ['gateway', 'users'],
      startedAt: '2026-03-01T07:31:00.000Z',
      durationMs: 100,
      spans: 2,
      failed: true,
    },
  ]);
});
