import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseDate, record } from './testing/recorded.ts';
import type { Recording } from './testing/recorded.ts';

const END = new Date('2026-11-20T18:12:00Z');
let file: Recording;

// One export with a journey, a clock change and the whole usual story; read only.
before(async () => {
  file = await record({ seed: 3, end: END, timeZone: 'Europe/Berlin', days: 500, megabytes: 56 });
});

const series = (name: string) => file.series.get(`HKQuantityTypeIdentifier${name}`)!;

test('export: the truth equals a recount of the file, type by type', () => {
  const recount = Object.fromEntries(
    [...file.series].map(([type, records]) => {
      const first = records.reduce((least, { startSec }) => Math.min(least, startSec), Infinity);
      const last = records.reduce((most, { endSec }) => Math.max(most, endSec), 0);
      const sum = records.reduce((total, { value }) => total + (Number.isNaN(value) ? 0 : value), 0);
      return [type, { count: records.length, sum, first: new Date(first * 1000).toISOString(), last: new Date(last * 1000).toISOString() }];
    }),
  );

  assert.deepEqual(recount, file.simulation.records);
});

test('export: elements are counted as they stand in the file', () => {
  const { HealthData, ExportDate, Me, ...counted } = file.elements;

  assert.deepEqual([HealthData, ExportDate, Me], [1, 1, 1]);
  assert.deepEqual(counted, file.simulation.elements);
});

test('export: every record of the usual kinds is there', () => {
  assert.ok(file.series.size >= 30, `${file.series.size} types`);
  for (const element of ['Correlation', 'Workout', 'WorkoutEvent', 'WorkoutStatistics', 'ActivitySummary', 'InstantaneousBeatsPerMinute'])
    assert.ok((file.elements[element] ?? 0) > 0, element);
});

test('export: nothing ends before it begins or after the export', () => {
  const all = [...file.series.values()].flat();

  assert.ok(all.every(({ startSec, endSec }) => startSec <= endSec && endSec <= END.getTime() / 1000));
});

test('export: the offset of the export stands on every date, summer and abroad', () => {
  const workouts = file.byElement.get('Workout')!;

  assert.ok(workouts.every(({ startDate, creationDate }) => startDate!.endsWith(' +0100') && creationDate!.endsWith(' +0100')));
  assert.equal(parseDate(file.byElement.get('ExportDate')![0]!['value']!), END.getTime() / 1000);
});

test('export: source names carry Apple’s apostrophe and no-break space', () => {
  assert.ok(series('HeartRate').every(({ sourceName }) => /^\w+’s Apple\u00a0Watch$/.test(sourceName)));
});

test('export: a reading of blood pressure is a pair within a correlation and two records alone', () => {
  const [pairs, systolic, diastolic] = [file.elements['Correlation'], series('BloodPressureSystolic'), series('BloodPressureDiastolic')];

  assert.equal(systolic.length, pairs);
  assert.equal(diastolic.length, pairs);
  assert.ok(
    systolic.every(({ startSec, value }, index) => diastolic[index]!.startSec === startSec && value > diastolic[index]!.value + 20),
  );
});

test('export: values stay within what a body can show', () => {
  const bounds: Readonly<Record<string, readonly [number, number]>> = {
    HeartRate: [36, 205],
    RestingHeartRate: [45, 85],
    HeartRateVariabilitySDNN: [6, 180],
    RespiratoryRate: [9, 28],
    OxygenSaturation: [0.9, 1],
    AppleSleepingWristTemperature: [34.5, 38.5],
    BodyMass: [45, 120],
    BodyFatPercentage: [0.08, 0.45],
    BloodPressureSystolic: [85, 185],
    BloodPressureDiastolic: [45, 115],
    VO2Max: [28, 55],
    WalkingSpeed: [3, 7],
    BodyTemperature: [36.5, 39.5],
  };

  for (const [name, [minimum, maximum]] of Object.entries(bounds)) {
    assert.ok(
      series(name).every(({ value }) => value >= minimum && value <= maximum),
      name,
    );
  }
});

test('export: heart rate is taken only while the watch is worn', () => {
  const unworn = file.simulation.truth.days.filter((day) => day.wornMinutes === 0);
  const measured = new Set(series('HeartRate').map(({ startSec }) => new Date((startSec + 3600) * 1000).toISOString().slice(0, 10)));

  assert.ok(unworn.length > 3);
  // The morning before and the night after may touch the day; noon may not.
  const atNoon = unworn.map(({ day }) => Date.parse(`${day}T11:00:00Z`) / 1000);
  assert.ok(atNoon.every((noon) => series('HeartRate').every(({ startSec }) => Math.abs(startSec - noon) > 3 * 3600)));
  assert.ok(measured.size > 440);
});

test('export: the heart is slower at night than by day and fast in workouts', () => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const hour = (sec: number): number => new Date((sec + 3600) * 1000).getUTCHours();
  const at = (from: number, to: number): number =>
    mean(
      series('HeartRate')
        .filter(({ startSec }) => hour(startSec) >= from && hour(startSec) < to)
        .map(({ value }) => value),
    );
  const runs = file.byElement
    .get('WorkoutStatistics')!
    .filter(({ type }) => type === 'HKQuantityTypeIdentifierHeartRate')
    .map(({ average }) => Number(average));

  assert.ok(at(3, 5) + 8 < at(14, 16), `${at(3, 5)} and ${at(14, 16)}`);
  assert.ok(mean(runs) > 115 && mean(runs) < 160, `${mean(runs)}`);
});

test('export: stages of a night follow each other without overlap and only on nights with the watch', () => {
  const stages = file.series.get('HKCategoryTypeIdentifierSleepAnalysis')!.filter(({ text }) => !text.endsWith('InBed'));
  const nights = file.simulation.truth.days.filter((day) => day.sleep?.stages !== undefined);

  assert.ok(stages.every((stage, index) => index === 0 || stage.startSec >= stages[index - 1]!.endSec));
  assert.ok(
    nights.every(({ sleep }) =>
      stages.some(({ startSec, endSec }) => startSec >= Date.parse(sleep!.inBed) / 1000 && endSec <= Date.parse(sleep!.outOfBed) / 1000),
    ),
  );
});

test('export: watch and phone saw the same walks, and minutes of the watch before those of the phone give the true steps', () => {
  const steps = series('StepCount');
  const watch = steps.filter(({ sourceName }) => sourceName.endsWith('Watch'));
  const phone = steps.filter(({ sourceName }) => sourceName.endsWith('iPhone'));
  const total = (records: readonly { readonly value: number }[]): number => records.reduce((sum, { value }) => sum + value, 0);
  const uncovered = phone.filter(({ startSec, endSec }) => !watch.some((other) => other.startSec < endSec && other.endSec > startSec));
  const truth = file.simulation.truth.days.reduce((sum, day) => sum + day.steps.fused, 0);

  assert.ok(total(steps) > 1.4 * truth, 'adding both up counts many steps twice');
  assert.equal(total(watch) + total(uncovered), truth);
});

test('export: records of one device never overlap each other', () => {
  for (const device of ['Watch', 'iPhone']) {
    const own = series('StepCount').filter(({ sourceName }) => sourceName.endsWith(device));

    assert.ok(
      own.every((step, index) => index === 0 || step.startSec >= own[index - 1]!.endSec),
      device,
    );
  }
});
