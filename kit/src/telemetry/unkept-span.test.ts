import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSpanContextValid, TraceFlags } from '@opentelemetry/api';
import { UnkeptSpan } from './unkept-span.ts';

test('unkept span: it has valid names that stay, and belongs to the trace of its parent', () => {
  const parent = new UnkeptSpan(undefined);
  const child = new UnkeptSpan(parent);

  const { traceId, spanId, traceFlags } = child.spanContext();

  assert.ok(isSpanContextValid(child.spanContext()));
  assert.deepEqual([traceId, traceFlags, child.isRecording()], [parent.spanContext().traceId, TraceFlags.NONE, false]);
  assert.deepEqual([child.spanContext().traceId, child.spanContext().spanId], [traceId, spanId]);
  assert.notEqual(spanId, parent.spanContext().spanId);
});
