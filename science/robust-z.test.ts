import assert from 'node:assert/strict';
import { test } from 'node:test';
import { robustZ } from './robust-z.ts';
import { granted, near, refusalOf } from './testing.ts';

test('robustZ: distance from the median in units of 1.4826 MAD', () => {
  near(granted(robustZ(10, [1, 1, 2, 2, 4, 6, 9])).z, 8 / 1.4826);
});

test('robustZ: the floor takes over when whole-number data have no MAD', () => {
  assert.equal(granted(robustZ(62, [60, 60, 60, 60], 0.5)).z, 4);
});

test('robustZ: refuses equal values without a floor', () => {
  assert.equal(refusalOf(robustZ(62, [60, 60, 60, 60])).reason, 'no-spread');
});
