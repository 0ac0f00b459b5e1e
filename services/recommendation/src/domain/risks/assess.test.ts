import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition, Facts } from '@aceso/guidelines/kit';
import { assessRisk, isRisk } from './assess.ts';

const TODAY = '2026-06-30';
const days = (value: number, count = 1) =>
  Array.from({ length: count }, (_, i) => ({ day: `2026-06-${String(10 + i).padStart(2, '0')}`, value }));

const facts = (more: Partial<Facts> & { readonly without?: string } = {}): Facts => {
  const series = new Map([
    ['blood-pressure-systolic', days(140, 5)],
    ['total-cholesterol', days(5.5 * 38.67)],
    ['hdl-cholesterol', days(1.3 * 38.67)],
    ['egfr', days(90)],
    ['body-mass', days(80)],
  ]);
  if (more.without !== undefined) series.delete(more.without);
  return {
    today: TODAY,
    age: 50,
    sex: 'male',
    country: 'FR',
    heightCm: 180,
    conditions: [],
    medicines: [],
    smoking: { status: 'current' },
    questionnaires: new Map(),
    series,
    ...more,
  };
};
const reasonOf = (given: Facts): string => {
  const assessed = assessRisk(given);
  return isRisk(assessed) ? 'assessed' : assessed.reason;
};

test('assessRisk: the example of the SCORE2 paper, men and women in a low and a very high risk country', () => {
  const percent = (country: string, sex: 'male' | 'female'): string => {
    const assessed = assessRisk(facts({ country, sex }));
    return isRisk(assessed) ? (assessed.predictions[0]?.percent ?? Number.NaN).toFixed(1) : assessed.reason;
  };

  assert.deepEqual(
    [percent('FR', 'male'), percent('UA', 'male'), percent('FR', 'female'), percent('UA', 'female')],
    ['5.9', '14.0', '4.2', '13.7'],
  );
});

test('assessRisk: PREVENT in the United States, SCORE2-OP from seventy on, each with its population and accuracy', () => {
  const american = assessRisk(facts({ country: 'US' }));
  const older = assessRisk(facts({ age: 72 }));

  assert.ok(isRisk(american) && isRisk(older));
  assert.deepEqual(
    [american.method, american.predictions.map(({ years }) => years), older.method],
    ['prevent', [10, 10, 10, 30, 30, 30], 'score2-op'],
  );
  assert.match(american.rationale, /30 to 79 years in the United States.*0\.794/);
  assert.match(older.rationale, /70 to 89 years/);
});

test('assessRisk: medicines that a person told of change what PREVENT says', () => {
  const withMedicine = assessRisk(facts({ country: 'US', medicines: ['for-blood-pressure'] }));
  const without = assessRisk(facts({ country: 'US' }));

  assert.ok(isRisk(withMedicine) && isRisk(without));
  assert.ok((withMedicine.predictions[0]?.percent ?? 0) > (without.predictions[0]?.percent ?? 0));
});

test('assessRisk: whom no equation fits is told why, and gets no figure', () => {
  const of = (condition: Condition) => reasonOf(facts({ conditions: [condition] }));

  assert.deepEqual(
    [of('cardiovascular-disease'), of('pregnancy'), of('diabetes'), of('kidney-disease')],
    [
      'the equations are not for people with cardiovascular-disease',
      'the equations are not for people with pregnancy',
      'SCORE2 is not for people with diabetes',
      'SCORE2 is not for people with kidney-disease',
    ],
  );
  assert.match(reasonOf(facts({ age: 39 })), /limits of the equation/);
  assert.match(reasonOf(facts({ country: 'BR' })), /where you live/);
  assert.match(reasonOf(facts({ smoking: undefined })), /smoke/);
  assert.match(reasonOf(facts({ without: 'hdl-cholesterol' })), /cholesterol/);
  assert.match(reasonOf(facts({ without: 'blood-pressure-systolic' })), /blood pressure/);
  assert.match(reasonOf(facts({ medicines: undefined, country: 'US' })), /medicine/);
  assert.match(reasonOf(facts({ without: 'egfr', country: 'US' })), /eGFR/);
});
