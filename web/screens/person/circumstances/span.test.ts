import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canEnd, spanOf, withLastDay, type Circumstance } from './span.ts';

const TODAY = '2026-06-10';
const lasting = (from: string, to?: string): Circumstance => ({
  circumstanceId: 'one',
  kind: 'illness',
  from,
  ...(to === undefined ? {} : { to }),
});

test('spanOf: what has no last day goes on, or is still to come', () => {
  assert.equal(spanOf(lasting('2026-06-08'), TODAY), 'since');
  assert.equal(spanOf(lasting(TODAY), TODAY), 'since');
  assert.equal(spanOf(lasting('2026-06-11'), TODAY), 'from');
  assert.equal(spanOf(lasting('2026-06-08', '2026-06-08'), TODAY), 'day');
  assert.equal(spanOf(lasting('2026-06-08', '2026-06-12'), TODAY), 'range');
});

test('canEnd: only what has begun and is not over', () => {
  assert.equal(canEnd(lasting(TODAY), TODAY), true);
  assert.equal(canEnd(lasting('2026-06-08', '2026-06-12'), TODAY), true);
  assert.equal(canEnd(lasting('2026-06-08', TODAY), TODAY), false);
  assert.equal(canEnd(lasting('2026-06-11'), TODAY), false);
});

test('withLastDay: an empty field takes the last day away', () => {
  assert.deepEqual(withLastDay(lasting('2026-06-08', '2026-06-12'), ''), lasting('2026-06-08'));
  assert.deepEqual(withLastDay(lasting('2026-06-08'), TODAY), lasting('2026-06-08', TODAY));
});
