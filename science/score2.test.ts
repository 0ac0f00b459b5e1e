import assert from 'node:assert/strict';
import { test } from 'node:test';
import { score2, score2AsiaPacific } from './score2.ts';
import { granted, near, refusalOf } from './testing.ts';

/** The example of the abstract: a smoker of 50 years. */
const smoker = { region: 'low', age: 50, sex: 'male', smoker: true, systolic: 140, totalCholesterol: 5.5, hdl: 1.3 } as const;

test('score2: the abstract, 5.9 % in the low and 14.0 % in the very high region, women 4.2 % and 13.7 %', () => {
  near(granted(score2(smoker)).percent, 5.9, 0.05);
  near(granted(score2({ ...smoker, region: 'very-high' })).percent, 14, 0.05);
  near(granted(score2({ ...smoker, sex: 'female' })).percent, 4.2, 0.05);
  near(granted(score2({ ...smoker, sex: 'female', region: 'very-high' })).percent, 13.7, 0.05);
});

test('score2: from 70 years the equation for older people answers', () => {
  assert.equal(granted(score2({ ...smoker, age: 69 })).model, 'SCORE2');
  assert.equal(granted(score2({ ...smoker, age: 70 })).model, 'SCORE2-OP');
});

test('score2: the same risk is judged by age', () => {
  const percentAt = (age: number) => granted(score2({ ...smoker, age, smoker: false }));

  assert.equal(percentAt(45).category, percentAt(45).percent >= 2.5 ? 'high' : 'low-to-moderate');
  assert.equal(granted(score2({ ...smoker, age: 49 })).category, 'high');
});

test('score2: refuses diabetes, 39 and 90 years, and mg/dL', () => {
  assert.deepEqual(refusalOf(score2({ ...smoker, diabetes: true })), { ok: false, reason: 'not-applicable', field: 'diabetes' });
  assert.equal(refusalOf(score2({ ...smoker, age: 39 })).reason, 'out-of-range');
  assert.equal(refusalOf(score2({ ...smoker, age: 90 })).reason, 'out-of-range');
  assert.equal(refusalOf(score2({ ...smoker, totalCholesterol: 210 })).reason, 'out-of-range');
});

test('score2AsiaPacific: answers from 40 to 69 years only', () => {
  near(granted(score2AsiaPacific({ ...smoker, systolic: 143 })), 10.56, 0.02);
  assert.equal(refusalOf(score2AsiaPacific({ ...smoker, age: 70 })).reason, 'out-of-range');
});
