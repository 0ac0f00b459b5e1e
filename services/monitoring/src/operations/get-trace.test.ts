import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { operator } from '@aceso/kit/testing';
import { logBatch, spanBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

type Trace = Output<typeof monitoring.operations.getTrace>;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const [ROOT, CALL, LOST] = ['00f067aa0ba902b7', '00f067aa0ba902b8', '00f067aa0ba902b9'];

test('getTrace: spans of several services in the order of a tree with offsets, log lines in place, critical path', async () => {
  await using open = await openMonitoring();
  await open.send(
    '/v1/traces',
    spanBatch('health-data', [
      { traceId: TRACE, spanId: CALL, parentSpanId: ROOT, name: 'POST /v1/uploads', at: '2026-03-01T07:00:00.010Z', ms: 70, failed: true },
    ]),
  );
  await open.send(
    '/v1/traces',
    spanBatch('gateway', [{ traceId: TRACE.toUpperCase(), spanId: ROOT, name: 'POST /v1/*', at: '2026-03-01T07:00:00.000Z', ms: 100 }]),
  );
  await open.send(
    '/v1/logs',
    logBatch('health-data', [
      { at: '2026-03-01T07:00:00.050Z', message: 'in the call', traceId: TRACE, spanId: CALL },
      { at: '2026-03-01T07:00:00.060Z', message: 'in a span that was not kept', traceId: TRACE, spanId: LOST },
    ]),
  );

  const trace = await open.get<Trace>(`/v1/ops/traces/${TRACE}`);

  assert.deepEqual(
    [trace.startedAt, trace.durationMs, trace.services, trace.criticalPath],
    ['2026-03-01T07:00:00.000Z', 100, ['gateway', 'health-data'], [ROOT, CALL]],
  );
  assert.deepEqual(
    trace.spans.map(({ spanId, depth, offsetMs, durationMs, failed, kind, logs }) => [
      spanId,
      depth,
      offsetMs,
      durationMs,
      failed,
      kind,
      logs.map(({ message }) => message),
    ]),
    [
      [ROOT, 0, 0, 100, false, 'server', []],
      [CALL, 1, 10, 70, true, 'server', ['in the call']],
    ],
  );
  assert.deepEqual(
    trace.logs.map(({ message }) => message),
    ['in a span that was not kept'],
  );
});

test('getTrace: a trace that is not kept is 404, and what is no trace id is named', async () => {
  await using open = await openMonitoring();

  const missing = await open.house.ask('monitoring', { as: operator(), path: `/v1/ops/traces/${TRACE}` });
  const wrong = await open.house.ask('monitoring', { as: operator(), path: '/v1/ops/traces/xyz' });

  assert.deepEqual([missing.status, missing.json()['code']], [404, 'no-such-trace']);
  assert.deepEqual([wrong.status, wrong.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/params/traceId']);
});
