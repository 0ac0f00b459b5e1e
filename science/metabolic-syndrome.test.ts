import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metabolicSyndrome } from './metabolic-syndrome.ts';
import { granted, refusalOf } from './testing.ts';

const none = {
  sex: 'male',
  waistCm: 80,
  waistLimitCm: 94,
  triglycerides: 100,
  triglycerideDrug: false,
  hdl: 50,
  systolic: 110,
  diastolic: 70,
  bloodPressureDrug: false,
  fastingGlucose: 90,
  glucoseDrug: false,
} as const;

test('metabolicSyndrome: three of five, a drug counts as its factor', () => {
  assert.deepEqual(granted(metabolicSyndrome(none)), { factors: [], met: false });
  const two = { ...none, waistCm: 94, bloodPressureDrug: true };
  assert.deepEqual(granted(metabolicSyndrome(two)), { factors: ['waist', 'blood-pressure'], met: false });
  assert.equal(granted(metabolicSyndrome({ ...two, hdl: 39 })).met, true);
});

test('metabolicSyndrome: HDL of 49 is low for women only, and mmol/L is refused', () => {
  assert.deepEqual(granted(metabolicSyndrome({ ...none, hdl: 49, sex: 'female' })).factors, ['hdl']);
  assert.equal(refusalOf(metabolicSyndrome({ ...none, fastingGlucose: 5.5 })).reason, 'out-of-range');
});
