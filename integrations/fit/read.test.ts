import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { randomFrom, readFiles, type Brought } from '../kit/testing/index.ts';
import { DELIVERED } from './delivered.ts';
import { fit } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { workoutTypeOf } from './sport.ts';
import { offsetOf } from './survey.ts';
import { aDay, aNight, aRun } from './testing/made-files.ts';
import { aCuff, aScale, aStrap } from './testing/made-readings.ts';
import { fileId, FitWriter, secondsOf, TYPE } from './testing/fit-writer.ts';

const at = Date.parse;
const FILES = { run: aRun(), day: aDay(), night: aNight(), scale: aScale(), cuff: aCuff(), strap: aStrap() };
const read = async (file: Buffer): Promise<Brought> => readFiles([fit], file);
const samplesOf = (brought: Brought, metric: string): readonly (readonly number[])[] =>
  Object.entries(brought.samples).flatMap(([key, rows]) => (key.startsWith(`${metric}|`) ? rows : []));
const valuesOf = (brought: Brought, metric: string): number[] => samplesOf(brought, metric).map((row) => row[2]!);

/** `120 + i % 10` over the minute without its fourth and fifth second. */
const WORN_SUM = Array.from({ length: 60 }, (_, i) => (i === 3 || i === 4 ? 0 : 120 + (i % 10))).reduce((sum, value) => sum + value, 0);

test('manifest: it promises exactly the metrics that the readers can deliver', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('fit: a run brings heart rate, power, speed, cadence in steps, its distance once, and its route as a count', async () => {
  for (const isBig of [false, true]) {
    const brought = await read(aRun(60, { isBig }));

    assert.equal(valuesOf(brought, 'heart-rate').length, 58);
    assert.deepEqual(
      { ...brought.report.types['record.heart_rate'], first: 0, last: 0 },
      { read: 59, delivered: 58, skipped: 1, quarantined: 0, sum: WORN_SUM, first: 0, last: 0 },
    );
    assert.deepEqual(new Set(valuesOf(brought, 'running-cadence')), new Set([170]));
    assert.deepEqual(new Set(valuesOf(brought, 'running-power')), new Set([250]));
    assert.deepEqual(new Set(valuesOf(brought, 'running-speed')), new Set([3]));
    assert.deepEqual(new Set(valuesOf(brought, 'altitude')), new Set([100]));
    assert.deepEqual(new Set(valuesOf(brought, 'ambient-temperature')), new Set([-2]));
    assert.equal(
      valuesOf(brought, 'distance-walking-running').reduce((sum, metres) => sum + metres, 0),
      177,
    );
    const route = brought.records.find(({ kind }) => kind === 'route');
    assert.deepEqual(route?.kind === 'route' && route.detail, { points: 60, located: 60 });
    assert.equal(brought.report.types['record']?.sum, 60);
  }
});

test('fit: its session is a workout without the pause, with laps, figures and the zone of the watch', async () => {
  const { records } = await read(FILES.run);
  const workout = records.find((record): record is WorkoutRecord => record.kind === 'workout')!;

  assert.deepEqual(
    [workout.type, workout.start, workout.end, workout.durationMs, workout.energyKcal, workout.distanceM, workout.timeZone],
    ['running', at('2026-03-01T07:00:00Z'), at('2026-03-01T07:01:00Z'), 45_000, 42, 180, '+01:00'],
  );
  assert.deepEqual(workout.events, [
    { type: 'lap', at: at('2026-03-01T07:00:00Z'), durationMs: 45_000 },
    { type: 'pause', at: at('2026-03-01T07:00:10Z'), durationMs: 15_000 },
  ]);
  assert.deepEqual(workout.statistics, [
    { metric: 'heart-rate', average: 124, maximum: 129 },
    { metric: 'running-cadence', average: 170 },
    { metric: 'running-power', average: 250 },
  ]);
  assert.deepEqual([workout.source.name, workout.source.kind], ['Garmin device 2697, workouts', 'watch']);
});

test('fit: readings that the sport has no metric for are left out and said', async () => {
  const { report } = await read(aRun(60, { sport: 4 }));

  assert.deepEqual(
    ['record.speed', 'record.power', 'record.cadence', 'record.distance'].map((type) => report.types[type]?.skipped),
    [60, 60, 60, 60],
  );
  assert.ok(report.problems.some(({ reason }) => reason === 'not-in-vocabulary'));
});

test('fit: counters of the day become what came between two messages; those of an earlier file are left out; midnight begins anew', async () => {
  const brought = await read(FILES.day);
  const start = at('2026-03-01T06:00:00Z');
  const midnight = at('2026-03-01T22:00:00Z');

  assert.deepEqual(samplesOf(brought, 'step-count'), [
    [start, start + 600_000, 240, 0],
    [start, start + 900_000, 60, 0],
    [midnight, start + 70_200_000, 30, 0],
  ]);
  assert.deepEqual(valuesOf(brought, 'distance-walking-running'), [180, 60, 21]);
  assert.deepEqual(valuesOf(brought, 'active-energy'), [12, 5, 1]);
  assert.equal(brought.report.types['monitoring.steps']?.skipped, 1);
});

test('fit: sixteen bits of a time go on from the last whole one', async () => {
  const brought = await read(FILES.day);
  const start = at('2026-03-01T06:00:00Z');

  assert.deepEqual(samplesOf(brought, 'heart-rate'), [
    [start + 960_000, start + 960_000, 71, 0],
    [start + 60_000_000, start + 60_000_000, 58, 0],
  ]);
});

test('fit: a watch brings saturation, breathing, stress, fitness, resting heart rate and body battery; what was not measured is left out', async () => {
  const brought = await read(FILES.day);
  const values = Object.fromEntries(
    [
      'oxygen-saturation',
      'respiratory-rate',
      'stress-level',
      'vo2-max',
      'resting-heart-rate',
      'body-battery',
      'moderate-activity-time',
    ].map((metric) => [metric, valuesOf(brought, metric)]),
  );

  assert.deepEqual(values, {
    'oxygen-saturation': [96],
    'respiratory-rate': [14.25],
    'stress-level': [33],
    'vo2-max': [48.5],
    'resting-heart-rate': [49],
    'body-battery': [70, 71],
    'moderate-activity-time': [2],
  });
});

test('fit: a night is a row of stages without doubles, with its end, score, variability and temperature', async () => {
  const brought = await read(FILES.night);
  const stages = brought.records.flatMap((record) =>
    record.kind === 'sleep-stage' && record.sourceType === 'sleep_level' ? [[record.stage, (record.end - record.start) / 60_000]] : [],
  );

  assert.deepEqual(stages, [
    ['light', 60],
    ['deep', 60],
    ['light', 30],
    ['rem', 30],
    ['awake', 30],
    ['light', 30],
  ]);
  const end = at('2026-03-02T02:00:00Z');
  assert.deepEqual(
    samplesOf(brought, 'sleep-score').map(([start, , value]) => [start, value]),
    [[at('2026-03-02T01:30:00Z'), 81]],
  );
  assert.deepEqual(valuesOf(brought, 'heart-rate-variability-rmssd'), [45]);
  assert.deepEqual(samplesOf(brought, 'temperature-deviation'), [[end, end, -0.25, 0]]);
  const summary = brought.records.find(({ sourceType }) => sourceType === 'hrv_status_summary');
  assert.deepEqual(summary?.kind === 'unlisted' && summary.detail, { weeklyAverageMs: 44, lastNightAverageMs: 46, status: 'balanced' });
  assert.equal(brought.report.types['nap_event']?.delivered, 1);
});

test('fit: people who share a scale are kept apart, and a weighing that was never finished is left out', async () => {
  const brought = await read(FILES.scale);

  const masses = Object.entries(brought.samples).flatMap(([key, rows]) =>
    key.startsWith('body-mass|') ? [[key, rows.map((row) => row[2])]] : [],
  );
  assert.deepEqual(masses, [
    ['body-mass|1-2697-77', [72.4]],
    ['body-mass|1-2697-77/user-1', [55.1]],
  ]);
  assert.deepEqual(valuesOf(brought, 'basal-metabolic-rate'), [1650, 1650, 1650]);
  assert.equal(brought.report.types['weight_scale.weight']?.skipped, 1);
  assert.ok(brought.report.problems.some(({ reason }) => reason === 'several-people'));
});

test('fit: two pressures that belong together stay together, and a failed measurement is none', async () => {
  const { records, report } = await read(FILES.cuff);

  assert.deepEqual(
    records.map((record) => record.kind === 'blood-pressure' && [record.systolic, record.diastolic, record.source.kind]),
    [[128, 82, 'monitor']],
  );
  assert.deepEqual([report.types['blood_pressure.heart_rate']?.sum, report.types['blood_pressure.systolic_pressure']?.skipped], [64, 1]);
});

test('fit: beats that a strap stamped with twelve bits of its own clock come at their own second', async () => {
  const brought = await read(FILES.strap);
  const start = at('2026-03-03T06:00:00Z');

  assert.deepEqual(
    samplesOf(brought, 'heart-rate').map(([when, , value]) => [(when! - start) / 1000, value]),
    [[0, 60], ...Array.from({ length: 8 }, (_, i) => [i + 1, 60 + i])],
  );
});

test('fit: intervals between beats give variability at rest, and none in sport', async () => {
  const still = await read(FILES.strap);
  const running = await read(aStrap(1));

  assert.deepEqual([still.report.types['hrv.time']?.read, still.report.types['hrv.time']?.sum], [20, 20_400]);
  assert.deepEqual(valuesOf(still, 'heart-rate-variability-rmssd'), [40]);
  assert.deepEqual(valuesOf(running, 'heart-rate-variability-rmssd'), []);
  const beats = running.records.find((record) => record.kind === 'beats');
  assert.ok(beats !== undefined && beats.offsetMs.length >= 18);
});

test('fit: a clock that was never set is told', async () => {
  const file = new FitWriter()
    .message(0, fileId(4))
    .message(20, [
      [253, TYPE.uint32, 17_217_869],
      [3, TYPE.uint8, 93],
    ])
    .file();

  assert.ok((await read(file)).report.problems.some(({ reason }) => reason === 'clock-wrong'));
});

test('fit: numbers of sports become types, unknown ones other; offsets too far off are none', () => {
  assert.deepEqual(
    [workoutTypeOf(2, Number.NaN), workoutTypeOf(4, 15), workoutTypeOf(10, 20), workoutTypeOf(250, 3)],
    ['cycling', 'elliptical', 'traditional-strength-training', 'other'],
  );
  const now = secondsOf('2026-03-01T07:00:00Z');
  assert.deepEqual(
    [offsetOf(now + 19_800, now), offsetOf(now - 12_600, now), offsetOf(now + 90_000, now)],
    ['+05:30', '-03:30', undefined],
  );
});

test('fit: a second reading brings the same keys and times, so that it adds nothing', async () => {
  for (const file of Object.values(FILES)) assert.deepEqual(await read(file), await read(Buffer.from(file)));
});

test('fit: every reading is delivered, left out or set aside, none disappears', async () => {
  for (const file of Object.values(FILES))
    for (const [type, tally] of Object.entries((await read(file)).report.types))
      assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, type);
});

test('fit: cut at any byte, it gives what came before, and never more than the whole', async () => {
  for (const file of [aRun(6), FILES.night, FILES.scale]) {
    const whole = await read(file);
    for (let length = 14; length < file.length; length++) {
      const cut = await read(file.subarray(0, length));
      assert.ok(cut.report.problems.length > 0, `cut at ${length}`);
      for (const [type, tally] of Object.entries(cut.report.types)) {
        assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, type);
        assert.ok(tally.read <= (whole.report.types[type]?.read ?? 0), `${type} at ${length}`);
      }
    }
  }
});

test('fit: with any bytes changed it is read to an end, and every reading is accounted for', async () => {
  const random = randomFrom(7);
  for (let round = 0; round < 400; round++) {
    const file = Buffer.from(Object.values(FILES)[round % 6]!);
    for (let change = 0; change <= round % 5; change++) file[12 + Math.floor(random() * (file.length - 12))] = Math.floor(random() * 256);
    const { report } = await read(file);
    for (const [type, tally] of Object.entries(report.types))
      assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, `${type} in round ${round}`);
  }
});
