import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smoothAllocation } from './smooth-allocation.ts';
import { granted, near, refusalOf } from './testing.ts';

const input = { mean: 0, variance: 0.05, steepness: 20, shift: 5, least: 0.2, most: 0.8 };

test('smoothAllocation: between its bounds, rising with the advantage', () => {
  const at = (mean: number) => granted(smoothAllocation({ ...input, mean }));

  near(at(-5), 0.2, 1e-9);
  near(at(5), 0.8, 1e-9);
  assert.ok(at(0) < at(0.1) && at(0.1) < at(0.3));
});

test('smoothAllocation: refuses a variance of 0 and bounds upside down', () => {
  assert.equal(refusalOf(smoothAllocation({ ...input, variance: 0 })).reason, 'out-of-range');
  assert.equal(refusalOf(smoothAllocation({ ...input, least: 0.9 })).reason, 'out-of-range');
});
