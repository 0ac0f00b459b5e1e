import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadRatio } from './load-ratio.ts';
import { granted, near, refusalOf } from './testing.ts';

const days = (count: number, load: number) => Array.from({ length: count }, () => load);

test('loadRatio: a steady load is 1 in every form', () => {
  for (const kind of ['coupled', 'uncoupled', 'ewma'] as const) near(granted(loadRatio(days(40, 50), kind)).ratio, 1);
});

test('loadRatio: a doubled week is 2 uncoupled and less when it is inside its own reference', () => {
  const load = [...days(28, 50), ...days(7, 100)];

  assert.equal(granted(loadRatio(load, 'uncoupled')).ratio, 2);
  near(granted(loadRatio(load, 'coupled')).ratio, 100 / 62.5);
});

test('loadRatio: refuses few days and a month of rest', () => {
  assert.equal(refusalOf(loadRatio(days(34, 1), 'uncoupled')).reason, 'too-few-values');
  assert.equal(refusalOf(loadRatio(days(28, 0), 'coupled')).reason, 'no-spread');
});
