import assert from 'node:assert/strict';
import { test } from 'node:test';
import { robustStats } from './robust-stats.ts';
import { granted, near, refusalOf } from './testing.ts';

test('robustStats: every part is the method of its own file', () => {
  const stats = granted(robustStats([135, 109, 127, 121, 124, 121, 122, 135, 107]));

  assert.equal(stats.count, 9);
  assert.equal(stats.median, 122);
  near(stats.mad, 7.413);
  near(stats.trimmed10, 122 + 1 / 3);
  near(stats.q05, 107.8);
});

test('robustStats: refuses equal values and single ones', () => {
  assert.equal(refusalOf(robustStats([1, 1, 1])).reason, 'no-spread');
  assert.equal(refusalOf(robustStats([1])).reason, 'too-few-values');
});
