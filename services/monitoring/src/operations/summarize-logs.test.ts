import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

test('summarizeLogs: counts by service, level and time, and each failure once with how often, when and a trace', async () => {
  await using open = await openMonitoring();
  await open.send(
    '/v1/logs',
    logBatch('users', [
      { at: '2026-03-01T07:00:00Z', message: 'no database', severity: 17 },
      { at: '2026-03-01T07:30:00Z', message: 'no database', severity: 17, traceId: TRACE },
      { at: '2026-03-01T07:31:00Z', message: 'fine' },
    ]),
  );
  await open.send('/v1/logs', logBatch('gateway', [{ at: '2026-03-01T07:45:00Z', message: 'fine' }]));

  const summary = await open.get<Record<string, unknown>>('/v1/ops/logs/facets?from=2026-03-01T07:00:00Z&to=2026-03-01T08:00:00Z');

  assert.deepEqual(summary, {
    services: [
      { name: 'users', count: 3 },
      { name: 'gateway', count: 1 },
    ],
    levels: [
      { name: 'error', count: 2 },
      { name: 'info', count: 2 },
    ],
    histogram: [
      { from: '2026-03-01T07:00:00.000Z', count: 1 },
      { from: '2026-03-01T07:30:00.000Z', count: 1 },
      { from: '2026-03-01T07:31:00.000Z', count: 1 },
      { from: '2026-03-01T07:45:00.000Z', count: 1 },
    ],
    errors: [
      {
        service: 'users',
        message: 'no database',
        count: 2,
        firstAt: '2026-03-01T07:00:00.000Z',
        lastAt: '2026-03-01T07:30:00.000Z',
        traceId: TRACE,
      },
    ],
  });
  assert.deepEqual((await open.get<{ levels: unknown }>('/v1/ops/logs/facets?q=nothing')).levels, []);
});
