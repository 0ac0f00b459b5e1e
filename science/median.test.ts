import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, medianAbsoluteDeviation } from './median.ts';
import { granted, near, refusalOf } from './testing.ts';

test('median: the middle value, or the mean of the two middle ones', () => {
  assert.equal(granted(median([3, 1, 2])), 2);
  assert.equal(granted(median([4, 1, 2, 3])), 2.5);
});

test('medianAbsoluteDeviation: the textbook sample 1 1 2 2 4 6 9 gives 1.4826', () => {
  near(granted(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])), 1.4826);
});

test('median: nearly half of the values may be wild without moving it far', () => {
  const wild = [60, 61, 59, 60, 62, 1e9, -1e9, 1e9, 61];

  assert.equal(granted(median(wild)), 61);
});

test('median: refuses an empty series', () => {
  assert.deepEqual(refusalOf(median([])), { ok: false, reason: 'too-few-values', needed: 1, got: 0 });
});
