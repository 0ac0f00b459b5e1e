import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, refusalOf } from './testing.ts';
import { trimmedMean } from './trimmed-mean.ts';

test('trimmedMean: the lowest and highest tenth do not count', () => {
  assert.equal(granted(trimmedMean([-1000, 2, 3, 4, 5, 6, 7, 8, 9, 1000], 0.1)), 5.5);
});

test('trimmedMean: refuses to cut everything away', () => {
  assert.equal(refusalOf(trimmedMean([1, 2], 0.5)).reason, 'out-of-range');
});
