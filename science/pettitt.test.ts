import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pettittTest } from './pettitt.ts';
import { granted, refusalOf } from './testing.ts';

test('pettittTest: finds the day before a clear shift', () => {
  const values = [...Array.from({ length: 15 }, (_, i) => 60 + (i % 3)), ...Array.from({ length: 15 }, (_, i) => 70 + (i % 3))];

  const shift = granted(pettittTest(values));

  assert.equal(shift.after, 15);
  assert.equal(shift.statistic, 225);
  assert.ok(shift.p < 0.001);
});

test('pettittTest: p is capped at 1, and few values are refused', () => {
  assert.equal(granted(pettittTest([1, 2, 1, 2, 1, 2, 1, 2, 1, 2])).p, 1);
  assert.equal(refusalOf(pettittTest([1, 2])).reason, 'too-few-values');
});
