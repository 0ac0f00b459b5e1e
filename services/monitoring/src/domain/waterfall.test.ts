import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpanRecord } from './span-records.ts';
import { waterfallOf } from './waterfall.ts';

const span = (spanId: string, parentSpanId: string | undefined, startUs: number, endUs: number): SpanRecord => ({
  traceId: 't',
  spanId,
  parentSpanId,
  service: 's',
  replica: undefined,
  name: spanId,
  kind: 'internal',
  startUs,
  durationUs: endUs - startUs,
  failed: false,
  attributes: {},
  events: [],
});
const shape = (spans: readonly SpanRecord[]) => waterfallOf(spans).bars.map((bar) => `${' '.repeat(bar.depth)}${bar.span.spanId}`);

test('waterfall: parents before children, siblings by their beginning, whatever order they arrived in', () => {
  assert.deepEqual(shape([span('c', 'b', 30, 40), span('d', 'a', 50, 60), span('b', 'a', 20, 45), span('a', undefined, 0, 100)]), [
    'a',
    ' b',
    '  c',
    ' d',
  ]);
});

test('waterfall: a span whose parent was not kept, or is itself, begins a tree of its own', () => {
  assert.deepEqual(shape([span('a', 'lost', 0, 10), span('b', 'a', 1, 2), span('c', 'c', 5, 6)]), ['a', ' b', 'c']);
});

test('waterfall: what ran beside something longer is not on the critical path, what was waited for is', () => {
  const { criticalPath } = waterfallOf([
    span('root', undefined, 0, 100),
    span('first', 'root', 5, 30),
    span('short', 'root', 35, 50),
    span('long', 'root', 35, 90),
    span('inner', 'long', 40, 85),
  ]);

  assert.deepEqual(criticalPath, ['root', 'first', 'long', 'inner']);
});

test('waterfall: work that an event began after the answer was given counts to the end of the trace', () => {
  const fall = waterfallOf([span('request', undefined, 0, 20), span('insert', 'request', 5, 15), span('handle', 'insert', 60, 90)]);

  assert.deepEqual([fall.startUs, fall.endUs], [0, 90]);
  assert.deepEqual(fall.criticalPath, ['request', 'insert', 'handle']);
});
