import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cgmTargets } from './cgm-targets.ts';
import { granted, refusalOf } from './testing.ts';

const shares = { inRange: 71, below70: 3.9, below54: 0.9, above180: 24.9, above250: 4.9, cv: 36 };
const input = { population: 'adult', shares, activePercent: 70, days: 14 } as const;

test('cgmTargets: just inside every adult target', () => {
  const { met, sufficientData } = granted(cgmTargets(input));

  assert.equal(Object.values(met).length, 6);
  assert.ok(Object.values(met).every(Boolean));
  assert.equal(sufficientData, true);
});

test('cgmTargets: the limits themselves miss, and 13 days do not suffice', () => {
  const result = granted(cgmTargets({ ...input, shares: { ...shares, inRange: 70, below70: 4 }, days: 13 }));

  assert.equal(result.met.inRange, false);
  assert.equal(result.met.below70, false);
  assert.equal(result.sufficientData, false);
});

test('cgmTargets: older people have three targets, and shares above 100 are refused', () => {
  assert.deepEqual(Object.keys(granted(cgmTargets({ ...input, population: 'older' })).met), ['inRange', 'below70', 'above250']);
  assert.equal(refusalOf(cgmTargets({ ...input, activePercent: 101 })).reason, 'out-of-range');
});
