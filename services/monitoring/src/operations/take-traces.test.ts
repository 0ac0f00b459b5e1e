import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

const SPAN = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  name: 'GET /a',
  at: '2026-03-01T07:30:00Z',
  ms: 10,
};

test('takeTraces: a batch that is sent twice, as after a lost answer, is there once', async () => {
  await using open = await openMonitoring();

  await open.send('/v1/traces', spanBatch('users', [SPAN]));
  const again = await open.send('/v1/traces', spanBatch('users', [SPAN]));

  assert.deepEqual(again.json(), {});
  const { spans } = await open.get<{ spans: unknown[] }>(`/v1/ops/traces/${SPAN.traceId}`);
  assert.equal(spans.length, 1);
});

test('takeTraces: a span that ends before it begins is refused, the others of its batch are taken', async () => {
  await using open = await openMonitoring();

  const reply = await open.send('/v1/traces', spanBatch('users', [SPAN, { ...SPAN, spanId: '00f067aa0ba902b8', ms: -1 }]));

  assert.equal(reply.json<{ partialSuccess: { rejectedSpans: number } }>().partialSuccess.rejectedSpans, 1);
  const { items } = await open.get<{ items: { spans: number }[] }>('/v1/ops/traces');
  assert.deepEqual(
    items.map(({ spans }) => spans),
    [1],
  );
});
