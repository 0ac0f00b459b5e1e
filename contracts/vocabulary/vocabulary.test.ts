import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACTIVITY_METRICS } from './activity.ts';
import { BODY_METRICS } from './body.ts';
import { HEART_METRICS } from './heart.ts';
import { METRICS, METRIC_IDS, SLEEP_STAGES, WORKOUT_KINDS, WORKOUT_TYPES, mayBeSameKind, metric } from './index.ts';
import { LABORATORY_METRICS } from './laboratory/index.ts';
import { MIND_AND_SURROUNDINGS_METRICS } from './mind-and-surroundings.ts';
import { NUTRITION_METRICS } from './nutrition.ts';
import { SLEEP_METRICS } from './sleep.ts';
import { SPORT_METRICS } from './sport.ts';
import { VITAL_METRICS } from './vitals.ts';

const rows = [
  ...HEART_METRICS,
  ...ACTIVITY_METRICS,
  ...SLEEP_METRICS,
  ...VITAL_METRICS,
  ...BODY_METRICS,
  ...SPORT_METRICS,
  ...NUTRITION_METRICS,
  ...MIND_AND_SURROUNDINGS_METRICS,
  ...LABORATORY_METRICS,
];

test('vocabulary: no two rows share an id, so that none hides another', () => {
  assert.equal(METRICS.size, rows.length);
  assert.ok(METRICS.size >= 320, String(METRICS.size));
});

test('vocabulary: no two metrics claim the same HealthKit type', () => {
  const claimed = rows.flatMap((row) => row.healthKit ?? []);

  assert.equal(new Set(claimed).size, claimed.length);
});

test('vocabulary: every row has a kebab-case id, a name, a display of its unit family and sane bounds', () => {
  for (const row of rows) {
    assert.match(row.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(row.name.length > 0 && row.display.length > 0, row.id);
    assert.ok(row.plausible.minimum < row.plausible.maximum, row.id);
    assert.ok(row.plausible.source.length > 0, row.id);
    assert.ok(Number.isInteger(row.decimals) && row.decimals >= 0 && row.decimals <= 6, row.id);
  }
});

test('vocabulary: amounts that add up are intervals', () => {
  assert.deepEqual(
    rows.filter((row) => (row.aggregation === 'sum' || row.aggregation === 'duration') && row.kind !== 'interval'),
    [],
  );
});

test('vocabulary: the everyday metrics are there under their permanent ids', () => {
  const everyday = [
    'heart-rate',
    'resting-heart-rate',
    'heart-rate-variability-sdnn',
    'heart-rate-variability-rmssd',
    'walking-heart-rate-average',
    'step-count',
    'distance-walking-running',
    'active-energy',
    'basal-energy',
    'flights-climbed',
    'exercise-time',
    'stand-time',
    'sleep-duration',
    'body-mass',
    'height',
    'body-mass-index',
    'body-fat-percentage',
    'waist-circumference',
    'oxygen-saturation',
    'respiratory-rate',
    'blood-pressure-systolic',
    'blood-pressure-diastolic',
    'blood-glucose',
    'body-temperature',
    'wrist-temperature',
    'skin-temperature',
    'vo2-max',
    'stress-level',
    'body-battery',
  ];

  assert.deepEqual(
    everyday.filter((id) => metric(id) === undefined),
    [],
  );
});

test('vocabulary: a display unit gives the known conversion of a known value', () => {
  const shownAs = (id: string, ucum: string, stored: number) => {
    const unit = metric(id)!.display.find((candidate) => candidate.ucum === ucum)!;
    return Number((stored * unit.factor + (unit.offset ?? 0)).toFixed(unit.decimals));
  };

  assert.equal(shownAs('body-mass', '[lb_av]', 70), 154.3);
  assert.equal(shownAs('body-temperature', '[degF]', 37), 98.6);
  assert.equal(shownAs('temperature-deviation', '[degF]', 1), 1.8);
  assert.equal(shownAs('blood-glucose', 'mmol/L', 100), 5.6);
  assert.equal(shownAs('distance-walking-running', '[mi_i]', 42_195), 26.22);
  assert.equal(shownAs('active-energy', 'kJ', 100), 418);
});

test('vocabulary: lists of stages and workouts hold no duplicate', () => {
  assert.equal(new Set(SLEEP_STAGES).size, SLEEP_STAGES.length);
  assert.equal(new Set(WORKOUT_TYPES).size, WORKOUT_TYPES.length);
  assert.equal(METRIC_IDS.length, METRICS.size);
});

test('vocabulary: every quantity of the public HealthKit to FHIR mapping has a metric', (t) => {
  const file = join(import.meta.dirname, '../../../shared/data/fhir/HKSampleMapping.json');
  if (!existsSync(file)) return t.skip('the public mapping is not on this machine');
  const published = Object.keys(JSON.parse(readFileSync(file, 'utf8')).HKQuantitySamples);
  const known = new Set(rows.map((row) => row.healthKit));

  assert.deepEqual(
    published.filter((type) => !known.has(type)),
    [],
  );
});

/** The last digit of a LOINC code checks the others (mod 10; LOINC Users' Guide, appendix on the check digit). */
function hasRightCheckDigit(code: string): boolean {
  const [digits = '', check] = code.split('-');
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const counted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}

test('vocabulary: LOINC codes are whole, and each names one metric', () => {
  const codes = rows.flatMap(({ id, loinc, alsoLoinc = [] }) =>
    [...(loinc === undefined ? [] : [loinc]), ...alsoLoinc].map((code) => ({ id, code })),
  );
  assert.ok(codes.length > 200);
  assert.deepEqual(
    codes.filter(({ code }) => !/^\d{3,6}-\d$/.test(code) || !hasRightCheckDigit(code)),
    [],
  );
  assert.deepEqual(
    [...Map.groupBy(codes, ({ code }) => code).values()].filter((named) => named.length > 1),
    [],
  );
});

test('vocabulary: a biomarker has a code, a specimen, names in lower case, and a molar unit where its mass is known', () => {
  assert.ok(LABORATORY_METRICS.length >= 130);
  for (const { id, loinc, specimen, synonyms = [], molarMass, display } of LABORATORY_METRICS) {
    assert.ok(loinc !== undefined && specimen !== undefined, id);
    assert.deepEqual(
      synonyms.filter((name) => name !== name.toLowerCase()),
      [],
      id,
    );
    if (molarMass !== undefined)
      assert.ok(
        display.some(({ ucum }) => /mol/.test(ucum)),
        id,
      );
  }
});

test('vocabulary: published factors between mass and molar units are met', () => {
  const molar = (id: string, ucum: string): number =>
    Number((1 / metric(id)!.display.find((unit) => unit.ucum === ucum)!.factor).toPrecision(3));
  assert.deepEqual(
    [
      molar('total-cholesterol', 'mmol/L'),
      molar('triglycerides', 'mmol/L'),
      molar('creatinine', 'umol/L'),
      molar('fasting-glucose', 'mmol/L'),
      molar('vitamin-d', 'nmol/L'),
      molar('testosterone', 'nmol/L'),
      molar('iron', 'umol/L'),
    ],
    [38.7, 88.6, 0.0113, 18, 0.401, 28.8, 5.58],
  );
  const ifcc = metric('hemoglobin-a1c')!.display.find(({ ucum }) => ucum === 'mmol/mol')!;
  assert.equal(Math.round(6.5 * ifcc.factor + ifcc.offset!), 48);
});

test('vocabulary: every kind of workout has a name, and a place among those of HealthKit', () => {
  assert.ok(WORKOUT_TYPES.length >= 117);
  for (const id of WORKOUT_TYPES) {
    const kind = WORKOUT_KINDS.get(id)!;
    assert.match(kind.name, /^[A-Z]/);
    assert.ok(kind.healthKit !== undefined || WORKOUT_KINDS.get(kind.broader!)?.healthKit !== undefined, id);
  }
  const claimed = [...WORKOUT_KINDS.values()].flatMap(({ healthConnect }) => healthConnect ?? []);
  assert.equal(new Set(claimed).size, claimed.length);
  assert.deepEqual(
    [
      mayBeSameKind('running', 'trail-running'),
      mayBeSameKind('indoor-running', 'trail-running'),
      mayBeSameKind('running', 'cycling'),
      mayBeSameKind('other', 'rowing'),
    ],
    [true, true, false, true],
  );
});
