import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interquartileRange, quantile } from './quantile.ts';
import { granted, near, refusalOf } from './testing.ts';

test('quantile: agrees with type 7 of R on 1 to 10', () => {
  const values = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];

  near(granted(quantile(values, 0.25)), 3.25);
  near(granted(quantile(values, 0.95)), 9.55);
  assert.equal(granted(quantile(values, 0)), 1);
  assert.equal(granted(quantile(values, 1)), 10);
  near(granted(interquartileRange(values)), 4.5);
});

test('quantile: refuses nothing, a share above 1, and NaN', () => {
  assert.equal(refusalOf(quantile([], 0.5)).reason, 'too-few-values');
  assert.equal(refusalOf(quantile([1], 1.1)).reason, 'out-of-range');
  assert.equal(refusalOf(quantile([Number.NaN], 0.5)).reason, 'not-a-number');
  assert.equal(refusalOf(interquartileRange([1])).reason, 'too-few-values');
});
