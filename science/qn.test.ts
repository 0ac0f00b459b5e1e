import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qn } from './qn.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

test('qn: estimates the standard deviation of normal data', () => {
  const next = normalNumbers(1);

  near(granted(qn(Array.from({ length: 400 }, () => 60 + 3 * next()))), 3, 0.3);
});

test('qn: scales with the data and ignores a shift', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];

  near(granted(qn(values.map((value) => 10 * value + 7))), 10 * granted(qn(values)));
});

test('qn: one value has no spread to measure', () => {
  assert.equal(refusalOf(qn([1])).reason, 'too-few-values');
});
