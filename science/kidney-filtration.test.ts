import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtrationCategory, kidneyFiltration } from './kidney-filtration.ts';
import { granted, near, refusalOf } from './testing.ts';

test('kidneyFiltration: at the knots only age and sex are left', () => {
  near(granted(kidneyFiltration({ creatinine: 0.9, age: 50, sex: 'male' })).fromCreatinine, 142 * 0.9938 ** 50);
  near(granted(kidneyFiltration({ creatinine: 0.7, age: 50, sex: 'female' })).fromCreatinine, 142 * 0.9938 ** 50 * 1.012);
  near(granted(kidneyFiltration({ creatinine: 0.9, cystatinC: 0.8, age: 50, sex: 'male' })).fromBoth ?? 0, 135 * 0.9961 ** 50);
});

test('kidneyFiltration: without cystatin C there is no combined value', () => {
  assert.equal(granted(kidneyFiltration({ creatinine: 1, age: 50, sex: 'male' })).fromBoth, undefined);
});

test('filtrationCategory: limits belong to the better category', () => {
  assert.deepEqual([90, 89.9, 60, 45, 30, 15, 14.9].map(filtrationCategory), ['G1', 'G2', 'G2', 'G3a', 'G3b', 'G4', 'G5']);
});

test('kidneyFiltration: creatinine in umol/L and children are refused', () => {
  assert.equal(refusalOf(kidneyFiltration({ creatinine: 80, age: 50, sex: 'male' })).reason, 'out-of-range');
  assert.equal(refusalOf(kidneyFiltration({ creatinine: 0.8, age: 17, sex: 'male' })).reason, 'out-of-range');
});
