import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { followContext } from './active-context.ts';
import { formatTraceparent, parseTraceparent, withRemoteParent } from './traceparent.ts';

const SAMPLED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('traceparent: the example of the recommendation reads and writes itself', () => {
  const parsed = parseTraceparent(SAMPLED);

  assert.deepEqual([parsed?.traceId, parsed?.spanId, parsed?.traceFlags], ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7', 1]);
  assert.equal(parsed && formatTraceparent(parsed), SAMPLED);
});

test('traceparent: what the recommendation forbids is none', () => {
  for (const text of [
    undefined,
    '',
    `ff${SAMPLED.slice(2)}`,
    `${SAMPLED}-extra`,
    SAMPLED.toUpperCase(),
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
  ])
    assert.equal(parseTraceparent(text), undefined, `${text}`);
});

test('traceparent: a later version is read as far as this one goes', () => {
  assert.equal(parseTraceparent(`cc${SAMPLED.slice(2)}-what-the-future-holds`)?.spanId, '00f067aa0ba902b7');
});

test('withRemoteParent: work of an event goes on in the trace that caused it, across promises, and is sent on', async () => {
  followContext();

  const carried = await withRemoteParent(SAMPLED, async () => {
    await Promise.resolve();
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    return headers['traceparent'];
  });

  assert.equal(carried, SAMPLED);
  assert.equal(trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent: SAMPLED }))?.isRemote, true);
});
