import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import manifest from './manifest.json' with { type: 'json' };
import { beatsOf, rmssdMs, timeOfDayMs } from './beats.ts';
import { DELIVERED, metricOf, sleepStageOf, workoutTypeOf } from './mapping.ts';
import { looseNumber } from './number.ts';
import { sourceOf } from './source.ts';
import { conversion, convert } from './unit.ts';

const inMetric = (type: string, unit: string, value: number): number | undefined => {
  const metric = metricOf(`HKQuantityTypeIdentifier${type}`)!;
  const rule = conversion(unit, metric.unit);
  return rule && convert(value, rule, 10 ** metric.decimals);
};

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED]);
});

test('mapping: every metric with a HealthKit type is reached from the unit that the vocabulary stores', () => {
  const healthKitUnit: Readonly<Record<string, string>> = {
    '1': 'count',
    '{steps}': 'count',
    '{flights}': 'count',
    '{score}': 'count',
    '/min': 'count/min',
    'mm[Hg]': 'mmHg',
    Cel: 'degC',
    'mL/kg/min': 'mL/min·kg',
    'kcal/h/kg': 'kcal/hr·kg',
    'dB[SPL]': 'dBASPL',
    dB: 'dBASPL',
    uS: 'mcS',
    '[IU]': 'IU',
    ug: 'mcg',
    'kg/m2': 'count',
  };

  for (const metric of METRICS.values()) {
    if (metric.healthKit !== undefined) assert.ok(conversion(healthKitUnit[metric.unit] ?? metric.unit, metric.unit), metric.id);
  }
});

test('units: those that others write who make such files', () => {
  assert.deepEqual(
    [inMetric('HeartRate', 'bpm', 61), inMetric('BloodGlucose', 'mmol/L', 5.5), inMetric('BodyMass', 'lbs', 177.5)],
    [61, 99.0857, 80.5126],
  );
});

test('units: known values come out exactly, without the noise of conversion', () => {
  assert.equal(inMetric('BodyMass', 'lb', 154.3), 69.9893);
  assert.equal(inMetric('BodyMass', 'st', 11), 69.8532);
  assert.equal(inMetric('BodyMass', 'g', 60_001), 60.001);
  assert.equal(inMetric('Height', 'ft', 6), 182.88);
  assert.equal(inMetric('ActiveEnergyBurned', 'kJ', 418.4), 100);
  assert.equal(inMetric('ActiveEnergyBurned', 'Cal', 12.345), 12.345);
  assert.equal(inMetric('DistanceWalkingRunning', 'mi', 1), 1609.344);
  assert.equal(inMetric('DistanceWalkingRunning', 'km', 0.00123), 1.23);
  assert.equal(inMetric('BodyTemperature', 'degF', 98.6), 37);
  assert.equal(inMetric('BloodGlucose', 'mmol<180.1558800000541>/L', 5.5), 99.0857);
  assert.equal(inMetric('VO2Max', 'mL/kg·min', 41.2), 41.2);
  assert.equal(inMetric('WalkingSpeed', 'km/hr', 3.6), 1);
  assert.equal(inMetric('DietaryWater', 'fl_oz_us', 8), 0.23659);
  assert.equal(inMetric('StepCount', 'km', 1), undefined);
});

test('sleep: words of all versions have their stage, an unknown word has none', () => {
  assert.deepEqual(
    [
      'HKCategoryValueSleepAnalysisAsleep',
      'HKCategoryValueSleepAnalysisAsleepCore',
      'HKCategoryValueSleepAnalysisInBed',
      '5',
      'Dozing',
    ].map(sleepStageOf),
    ['asleep', 'light', 'in-bed', 'rem', undefined],
  );
});

test('workouts: names become ids, unknown kinds become other', () => {
  assert.deepEqual(
    ['HKWorkoutActivityTypeCrossTraining', 'HKWorkoutActivityTypeRunning', 'HKWorkoutActivityTypeMoonHopping'].map(workoutTypeOf),
    ['cross-training', 'running', 'other'],
  );
});

test('sources: a device text with commas in a value is taken apart; the key does not change with versions', () => {
  const before = sourceOf(
    'Anna’s Apple\u00a0Watch',
    '<<HKDevice: 0x1>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.2>',
    false,
  );
  const after = sourceOf('Anna’s Apple\u00a0Watch', undefined, false);

  assert.deepEqual(before, {
    key: 'Anna’s Apple Watch',
    name: 'Anna’s Apple Watch',
    kind: 'watch',
    manufacturer: 'Apple Inc.',
    model: 'Watch',
    hardware: 'Watch6,7',
  });
  assert.equal(after.key, before.key);
  assert.deepEqual(
    [
      sourceOf('Health', undefined, true).kind,
      sourceOf('Simon’s iPhone', undefined, false).kind,
      sourceOf('Strava', undefined, false).kind,
    ],
    ['manual', 'phone', 'app'],
  );
});

test('numbers: decimal commas and thousands marks of any locale are read, words are not', () => {
  assert.deepEqual(
    ['72,5', '1.234,5', '1,234.5', '-265,868', '١٢٫٥'.replace('٫', ','), '+3', '1e-3'].map(looseNumber),
    [72.5, 1234.5, 1234.5, -265.868, 12.5, 3, 0.001],
  );
  for (const text of ['', ' ', 'NaN', 'Infinity', '0x10', '1 000', '--1', 'soixante']) assert.ok(Number.isNaN(looseNumber(text)), text);
});

test('beats: times of day with AM and PM, narrow blanks and commas are read', () => {
  assert.deepEqual(
    ['7:47:41.86 AM', '7:47:41.86\u202fPM', '12:00:00.00 AM', '02:15:54,78', '19.47.41,86'].map(timeOfDayMs),
    [28_061_860, 71_261_860, 0, 8_154_780, 71_261_860],
  );
  assert.ok(Number.isNaN(timeOfDayMs('soon')));
});

test('beats: no difference spans a lost beat, and too few give no figure', () => {
  const steady = Array.from({ length: 30 }, (_, i) => i * 1000);
  const withGap = steady.map((time, i) => (i > 15 ? time + 1500 : time));
  const rates = steady.map(() => 60);

  assert.equal(rmssdMs({ offsetMs: withGap, beatsPerMinute: rates }), 0);
  assert.equal(rmssdMs({ offsetMs: steady.slice(0, 8), beatsPerMinute: rates }), undefined);
  assert.deepEqual(beatsOf({ name: 'List', attributes: new Map(), children: [] }), { offsetMs: [], beatsPerMinute: [] });
});
