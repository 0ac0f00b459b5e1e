import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionnaireScore } from './questionnaire.ts';
import { granted, refusalOf } from './testing.ts';

const nine = (last: number) => [0, 0, 0, 0, 0, 0, 0, 0, last];

test('questionnaireScore: any answer to the ninth item of PHQ-9 is a red flag', () => {
  assert.deepEqual(granted(questionnaireScore({ instrument: 'phq9', items: nine(1) })), { total: 1, band: 'minimal', redFlag: true });
  assert.equal(granted(questionnaireScore({ instrument: 'phq9', items: nine(0) })).redFlag, false);
});

test('questionnaireScore: bands begin at their published sums', () => {
  const gad = (sum: number) =>
    granted(questionnaireScore({ instrument: 'gad7', items: Array.from({ length: 7 }, (_, i) => Math.min(3, Math.max(0, sum - 3 * i))) }))
      .band;

  assert.deepEqual([4, 5, 10, 15].map(gad), ['minimal', 'mild', 'moderate', 'severe']);
  assert.deepEqual(granted(questionnaireScore({ instrument: 'who5', items: [3, 3, 2, 2, 2] })), { total: 48, band: 'low', redFlag: false });
});

test('questionnaireScore: AUDIT-C is positive from 3 in women and from 4 in men, and needs the sex', () => {
  const items = [1, 1, 1];

  assert.equal(granted(questionnaireScore({ instrument: 'audit-c', items, sex: 'female' })).band, 'positive');
  assert.equal(granted(questionnaireScore({ instrument: 'audit-c', items, sex: 'male' })).band, 'negative');
  assert.equal(refusalOf(questionnaireScore({ instrument: 'audit-c', items })).reason, 'missing');
});

test('questionnaireScore: every item must be answered and within its scale', () => {
  assert.equal(refusalOf(questionnaireScore({ instrument: 'gad7', items: [1, 2] })).reason, 'too-few-values');
  assert.equal(refusalOf(questionnaireScore({ instrument: 'phq9', items: nine(4) })).reason, 'out-of-range');
});
