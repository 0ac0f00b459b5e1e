import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preventiveServices } from './preventive-services.ts';
import { granted, refusalOf } from './testing.ts';

const man = {
  age: 50,
  sex: 'male',
  bmi: 22,
  smoking: 'never',
  packYears: 0,
  diabetes: false,
  cardiovascularRisk10: 0.05,
  riskFactors: 0,
  hysterectomy: false,
} as const;

test('preventiveServices: lung screening needs 20 pack-years and no more than 15 years since quitting', () => {
  const lung = (yearsSinceQuit: number, packYears: number) =>
    granted(preventiveServices({ ...man, smoking: 'former', packYears, yearsSinceQuit })).includes('lung_cancer');

  assert.deepEqual([lung(15, 20), lung(16, 20), lung(15, 19)], [true, false, false]);
});

test('preventiveServices: the list is sorted and no service for one sex reaches the other', () => {
  const services = granted(preventiveServices({ ...man, age: 65, smoking: 'current', packYears: 30 }));

  assert.deepEqual(services, services.toSorted());
  assert.ok(services.includes('aaa'));
  assert.ok(!services.includes('breast_cancer') && !services.includes('osteoporosis'));
});

test('preventiveServices: a statin needs a risk factor and 10 %', () => {
  const statin = (riskFactors: number, cardiovascularRisk10: number) =>
    granted(preventiveServices({ ...man, riskFactors, cardiovascularRisk10 })).includes('statin');

  assert.deepEqual([statin(1, 0.1), statin(0, 0.2), statin(1, 0.099)], [true, false, false]);
  assert.equal(refusalOf(preventiveServices({ ...man, cardiovascularRisk10: 12 })).reason, 'out-of-range');
});
