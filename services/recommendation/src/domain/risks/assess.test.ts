import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '@aceso/guidelines/kit';
import { assessRisks, RISK_METRICS } from './assess.ts';
import { isRisk, type Risk, type RiskFacts, type RiskMethod } from './risk.ts';

const TODAY = '2026-06-30';
const on = (day: string, value: number) => [{ day, value }];
const days = (value: number, count = 1) =>
  Array.from({ length: count }, (_, i) => ({ day: `2026-06-${String(10 + i).padStart(2, '0')}`, value }));

interface Change extends Partial<RiskFacts> {
  readonly without?: string;
  readonly also?: Readonly<Record<string, readonly { readonly day: string; readonly value: number }[]>>;
}

const facts = ({ without, also, ...more }: Change = {}): RiskFacts => {
  const series = new Map([
    ['blood-pressure-systolic', days(140, 5)],
    ['total-cholesterol', days(5.5 * 38.67)],
    ['hdl-cholesterol', days(1.3 * 38.67)],
    ['egfr', days(90)],
    ['body-mass', days(80)],
    ...Object.entries(also ?? {}).map(([metric, readings]) => [metric, [...readings]] as const),
  ] as const);
  const kept = new Map([...series].filter(([metric]) => metric !== without));
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
    series: kept,
    ...more,
  };
};

const outcomeOf = (method: RiskMethod, given: RiskFacts) => {
  const found = assessRisks(given).find(({ equation }) => equation.method === method)?.outcome;
  return found ?? assert.fail(`no equation ${method}`);
};
const riskOf = (method: RiskMethod, given: RiskFacts): Risk => {
  const outcome = outcomeOf(method, given);
  return isRisk(outcome) ? outcome : assert.fail(outcome.reason);
};
const reasonOf = (method: RiskMethod, given: RiskFacts): string => {
  const outcome = outcomeOf(method, given);
  return isRisk(outcome) ? 'assessed' : outcome.reason;
};
const assessedIn = (given: RiskFacts): readonly RiskMethod[] =>
  assessRisks(given).flatMap(({ equation, outcome }) => (isRisk(outcome) ? [equation.method] : []));

test('score2: the example of the paper, men and women in a low and a very high risk country', () => {
  const percent = (country: string, sex: 'male' | 'female') =>
    riskOf('score2', facts({ country, sex })).predictions[0]?.percent?.toFixed(1);

  assert.deepEqual(
    [percent('FR', 'male'), percent('UA', 'male'), percent('FR', 'female'), percent('UA', 'female')],
    ['5.9', '14.0', '4.2', '13.7'],
  );
});

test('assessRisks: of the equations for heart and vessels at most one fits anybody, each with its population and accuracy', () => {
  const american = riskOf('prevent', facts({ country: 'US' }));
  const older = riskOf('score2-op', facts({ age: 72 }));

  assert.deepEqual([facts(), facts({ age: 72 }), facts({ country: 'US' }), facts({ country: 'BR' })].map(assessedIn), [
    ['score2'],
    ['score2-op'],
    ['prevent'],
    [],
  ]);
  assert.deepEqual(
    american.predictions.map(({ years }) => years),
    [10, 10, 10, 30, 30, 30],
  );
  assert.match(american.rationale, /30 to 79 years in the United States.*0\.794/);
  assert.match(older.rationale, /70 to 89 years/);
});

test('prevent: medicines that a person told of change what it says, and filtration is estimated from a newer creatinine', () => {
  const percent = (more: Change) => riskOf('prevent', facts({ country: 'US', ...more })).predictions[0]?.percent ?? Number.NaN;
  const lower = riskOf('prevent', facts({ country: 'US', also: { creatinine: on('2026-06-20', 2) } }));

  assert.ok(percent({ medicines: ['for-blood-pressure'] }) > percent({}));
  assert.ok((lower.predictions[0]?.percent ?? 0) > percent({}));
  assert.ok(lower.inputs.some(({ metric }) => metric === 'creatinine'));
});

// Eur Heart J 2023;44:2544, abstract: a man of 60 with the first profile has 11 %, with the second 17 %, in a moderate-risk region.
const DIABETIC: Change = {
  country: 'DE',
  age: 60,
  smoking: { status: 'never' },
  conditions: ['diabetes'],
  factors: { diabetes: { type: 'type-2', ageAtDiagnosis: 60 } },
  also: {
    'hemoglobin-a1c': days(50 / 10.929 + 2.15),
    egfr: days(90),
  },
};

test('score2-diabetes: the two examples of the paper', () => {
  const percent = (more: Change) => riskOf('score2-diabetes', facts({ ...DIABETIC, ...more })).predictions[0]?.percent;
  const worse: Change = {
    factors: { diabetes: { type: 'type-2', ageAtDiagnosis: 50 } },
    also: { 'hemoglobin-a1c': days(70 / 10.929 + 2.15), egfr: days(60) },
  };

  assert.equal(percent({})?.toFixed(0), '11');
  assert.equal(percent(worse)?.toFixed(0), '17');
});

test('score2-diabetes: not without the type and the age at diagnosis, not for other types, nor with severe damage of the kidney', () => {
  const reason = (more: Change) => reasonOf('score2-diabetes', facts({ ...DIABETIC, ...more }));

  assert.match(reason({ conditions: [] }), /people with type 2 diabetes/);
  assert.match(reason({ factors: {} }), /type of diabetes/);
  assert.match(reason({ factors: { diabetes: { type: 'type-1', ageAtDiagnosis: 20 } } }), /other types/);
  assert.match(reason({ factors: { diabetes: { type: 'type-2', ageAtDiagnosis: 61 } } }), /ageAtDiagnosis/);
  assert.match(reason({ without: 'hemoglobin-a1c' }), /HbA1c/);
  assert.match(reason({ without: 'egfr' }), /eGFR/);
  assert.match(reason({ also: { ...DIABETIC.also, egfr: days(44) } }), /damaged severely/);
  assert.match(reason({ also: { ...DIABETIC.also, egfr: days(55), 'urine-albumin-creatinine-ratio': days(40) } }), /damaged severely/);
  assert.match(reason({ country: 'US' }), /where you live/);
  assert.match(reason({ age: 70 }), /age out-of-range/);
});

const ASKED: Change = {
  medicines: ['for-blood-pressure'],
  factors: { activeDaily: false, vegetablesDaily: true, highGlucoseEver: false, familyDiabetes: 'first-degree' },
  also: { 'waist-circumference': days(104) },
};

test('findrisc: points and band, and no share, since those on the form are outdated', () => {
  const risk = riskOf('findrisc', facts(ASKED));

  // 50 years 2, BMI 24.7 0, waist over 102 cm 4, no activity 2, medicine 2, a parent 5.
  assert.deepEqual(risk.predictions, [{ outcome: 'Type 2 diabetes', years: 10, category: 'high, 15 of 26 points' }]);
  assert.match(risk.rationale, /HUNT3\) 0\.77/);
});

test('findrisc: what was not told is no answer, and known diabetes is no risk of it', () => {
  const reason = (more: Change) => reasonOf('findrisc', facts({ ...ASKED, ...more }));

  assert.match(reason({ factors: { ...ASKED.factors, familyDiabetes: undefined } as never }), /not told/);
  assert.match(reason({ medicines: undefined }), /medicines/);
  assert.match(reason({ without: 'waist-circumference' }), /waist/);
  assert.match(reason({ heightCm: undefined }), /height/);
  assert.match(reason({ conditions: ['diabetes'] }), /not for people with diabetes/);
  assert.match(reason({ age: 17 }), /age out-of-range/);
});

const ALBUMIN = 'urine-albumin-creatinine-ratio';

test('kdigo: the category of the newest values; what is outside its range only when it lasted three months', () => {
  const of = (also: Change['also']) => outcomeOf('kdigo', facts({ also: also ?? {} }));
  const fine = of({ [ALBUMIN]: days(12) });
  const fresh = of({ egfr: days(52), [ALBUMIN]: days(12) });
  const lasting = of({ egfr: [...on('2026-02-01', 54), ...days(52)], [ALBUMIN]: days(12) });
  const both = of({ egfr: [...on('2026-02-01', 54), ...days(52)], [ALBUMIN]: [...on('2026-02-01', 90), ...days(120)] });

  assert.ok(isRisk(fine) && isRisk(lasting) && isRisk(both));
  assert.deepEqual(
    [fine, lasting, both].map(({ predictions }) => predictions[0]?.category),
    ['low, G1 A1', 'moderate, G3a A1', 'high, G3a A2'],
  );
  assert.equal(isRisk(fresh) ? '' : fresh.reason, 'values outside their range must be found again after 90 days');
});

test('kdigo: not for children, in pregnancy, with one of the two values, or with values a year apart', () => {
  const reason = (more: Change) => reasonOf('kdigo', facts({ also: { [ALBUMIN]: days(12) }, ...more }));

  assert.match(reason({ age: 17 }), /adults/);
  assert.match(reason({ conditions: ['pregnancy'] }), /pregnancy/);
  assert.match(reason({ also: {} }), /albumin/);
  assert.match(reason({ without: 'egfr' }), /eGFR/);
  assert.match(reason({ also: { [ALBUMIN]: on('2025-05-01', 12) } }), /a year apart/);
});

const LIVER = {
  'aspartate-aminotransferase': days(40),
  'alanine-aminotransferase': days(25),
  platelets: days(200),
};

test('fib-4: index and band of one blood test', () => {
  // 50 x 40 / (200 x 5) = 2.
  assert.deepEqual(riskOf('fib-4', facts({ also: LIVER })).predictions, [
    { outcome: 'Advanced scarring of the liver', category: 'indeterminate, index 2.00' },
  ]);
});

test('fib-4: not before 35 years, without one of the values, with values of different months, or with old ones', () => {
  const reason = (more: Change) => reasonOf('fib-4', facts({ also: LIVER, ...more }));

  assert.match(reason({ age: 34 }), /age out-of-range/);
  assert.match(reason({ without: 'platelets' }), /platelets/);
  assert.match(reason({ also: { ...LIVER, platelets: on('2026-05-01', 200) } }), /30 days apart/);
  assert.match(reason({ also: { ...LIVER, platelets: on('2024-05-01', 200) } }), /last two years/);
});

test('assessRisks: whom no equation fits is told why, and gets no figure', () => {
  const of = (condition: Condition) => reasonOf('score2', facts({ conditions: [condition] }));

  assert.deepEqual(
    [of('cardiovascular-disease'), of('pregnancy'), of('diabetes'), of('kidney-disease')],
    ['known cardiovascular disease', 'a pregnancy', 'diabetes', 'kidney disease'].map(
      (what) => `the equation is not for people with ${what}`,
    ),
  );
  assert.match(reasonOf('score2', facts({ age: 39 })), /limits of the equation/);
  assert.match(reasonOf('score2', facts({ country: 'BR' })), /where you live/);
  assert.match(reasonOf('score2', facts({ smoking: undefined })), /smoke/);
  assert.match(reasonOf('score2', facts({ without: 'hdl-cholesterol' })), /cholesterol/);
  assert.match(reasonOf('score2', facts({ without: 'blood-pressure-systolic' })), /blood pressure/);
  assert.match(reasonOf('prevent', facts({ medicines: undefined, country: 'US' })), /medicine/);
  assert.match(reasonOf('prevent', facts({ without: 'egfr', country: 'US' })), /eGFR/);
  assert.match(reasonOf('score2', facts({ age: undefined })), /year of birth/);
});

test('assessRisks: every equation says what it reads, so that those days are kept', () => {
  const all = facts({ ...ASKED, country: 'US', also: { ...ASKED.also, ...LIVER, [ALBUMIN]: days(12) } });
  const used = assessRisks(all).flatMap(({ outcome }) => (isRisk(outcome) ? outcome.inputs.map(({ metric }) => metric) : []));

  assert.deepEqual(
    used.filter((metric) => !RISK_METRICS.includes(metric)),
    [],
  );
  assert.deepEqual(assessedIn(all), ['prevent', 'findrisc', 'kdigo', 'fib-4']);
});
