import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sn } from './sn.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

test('sn: estimates the standard deviation of normal data', () => {
  const next = normalNumbers(2);

  near(granted(sn(Array.from({ length: 400 }, () => 60 + 3 * next()))), 3, 0.3);
});

test('sn: scales with the data and ignores a shift', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];

  near(granted(sn(values.map((value) => 10 * value + 7))), 10 * granted(sn(values)));
});

test('sn: one value has no spread to measure', () => {
  assert.equal(refusalOf(sn([1])).reason, 'too-few-values');
});
