import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pooledCohortRisk } from './pooled-cohort.ts';
import { granted, near, refusalOf } from './testing.ts';

/** The worked example of Goff 2013, table A. */
const example = {
  age: 55,
  totalCholesterol: 213,
  hdl: 50,
  systolic: 120,
  bloodPressureDrug: false,
  smoker: false,
  diabetes: false,
} as const;

test('pooledCohortRisk: the worked example of the paper', () => {
  near(granted(pooledCohortRisk({ ...example, sex: 'female', race: 'black' })), 0.03, 0.001);
  near(granted(pooledCohortRisk({ ...example, sex: 'female', race: 'white' })), 0.021, 0.001);
  near(granted(pooledCohortRisk({ ...example, sex: 'male', race: 'black' })), 0.061, 0.001);
  near(granted(pooledCohortRisk({ ...example, sex: 'male', race: 'white' })), 0.0535, 0.001);
});

test('pooledCohortRisk: 39 years are outside', () => {
  assert.equal(refusalOf(pooledCohortRisk({ ...example, age: 39, sex: 'male', race: 'white' })).reason, 'out-of-range');
});
