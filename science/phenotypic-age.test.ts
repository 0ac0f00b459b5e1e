import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phenotypicAge } from './phenotypic-age.ts';
import { granted, near, refusalOf } from './testing.ts';

const values = {
  age: 40,
  albumin: 29,
  creatinine: 31.8246,
  glucose: 4.3845,
  crp: 0.14,
  lymphocytes: 26.4,
  meanCellVolume: 82,
  redCellWidth: 16.8,
  alkalinePhosphatase: 72,
  whiteCells: 5.7,
};

test('phenotypicAge: a row of NHANES', () => {
  const result = granted(phenotypicAge(values));

  near(result.age, 44.726, 0.05);
  near(result.mortality10, 0.02893, 0.0005);
});

test('phenotypicAge: more inflammation is older, and the two conventions differ', () => {
  assert.ok(granted(phenotypicAge({ ...values, crp: 1.4 })).age > granted(phenotypicAge(values)).age);
  assert.notEqual(granted(phenotypicAge(values, 'bioage')).age, granted(phenotypicAge(values)).age);
});

test('phenotypicAge: the logarithm of no CRP is refused, and albumin in g/dL too', () => {
  assert.equal(refusalOf(phenotypicAge({ ...values, crp: 0 })).reason, 'out-of-range');
  assert.equal(refusalOf(phenotypicAge({ ...values, albumin: 4.2 })).reason, 'out-of-range');
});
