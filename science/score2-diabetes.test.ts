import assert from 'node:assert/strict';
import { test } from 'node:test';
import { score2Diabetes } from './score2-diabetes.ts';
import { granted, near, refusalOf } from './testing.ts';

const man = {
  region: 'moderate',
  age: 60,
  sex: 'male',
  smoker: false,
  systolic: 140,
  totalCholesterol: 5.5,
  hdl: 1.3,
  ageAtDiagnosis: 60,
  hba1c: 50,
  filtration: 90,
} as const;

test('score2Diabetes: the abstract, 11 % and 17 %', () => {
  near(granted(score2Diabetes(man)).percent, 11, 0.5);
  near(granted(score2Diabetes({ ...man, hba1c: 70, filtration: 60, ageAtDiagnosis: 50 })).percent, 17, 0.5);
});

test('score2Diabetes: a diagnosis in the future and HbA1c in percent are refused', () => {
  assert.equal(refusalOf(score2Diabetes({ ...man, ageAtDiagnosis: 61 })).reason, 'out-of-range');
  assert.equal(refusalOf(score2Diabetes({ ...man, hba1c: 6.7 })).reason, 'out-of-range');
});
