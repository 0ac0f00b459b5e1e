import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SleepStageRecord, WorkoutRecord } from '../kit/index.ts';
import { assertAccounted, assertKeepsPromises, buildZip, readFiles } from '../kit/testing/index.ts';
import { unitByHeight } from './fitbit/weight.ts';
import { googleTakeout } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';
import { FILES, takeout } from './testing/made-files.ts';

const ZONE = 'Europe/Berlin';
const at = Date.parse;
const brought = await readFiles([googleTakeout], takeout(), { timeZone: ZONE });
const values = (key: string): (number | undefined)[] => (brought.samples[key] ?? []).map((row) => row[2]);
const starts = (key: string): string[] => (brought.samples[key] ?? []).map((row) => new Date(row[0]!).toISOString());
const stages = (type: string): (string | number)[][] =>
  brought.records
    .filter((record): record is SleepStageRecord => record.kind === 'sleep-stage' && record.sourceType === type)
    .toSorted((a, b) => a.start - b.start)
    .map((record) => [record.stage, new Date(record.start).toISOString().slice(11, 16), (record.end - record.start) / 60_000]);

test('manifest: it promises exactly the metrics that a Takeout can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('takeout: everything is accounted for, and only places and guesses are left out', () => {
  assertAccounted(brought);
  assert.deepEqual(
    brought.report.problems.filter(({ reason }) => reason.startsWith('file-')).map(({ reason, count }) => [reason, count]),
    [['file-left-out', 4]],
  );
});

test('fitbit: steps and heart rate are UTC, energy is local, and a minute without steps is none', () => {
  assert.deepEqual(brought.samples['step-count|fitbit'], [
    [at('2026-03-01T07:00:00Z'), at('2026-03-01T07:01:00Z'), 12, 0],
    [at('2026-03-01T07:02:00Z'), at('2026-03-01T07:03:00Z'), 90, 0],
  ]);
  assert.deepEqual(brought.samples['heart-rate|fitbit'], [[at('2026-03-01T07:00:05Z'), at('2026-03-01T07:00:05Z'), 61, 0]]);
  assert.deepEqual(starts('total-energy|fitbit'), ['2026-03-01T07:00:00.000Z']);
  assert.deepEqual(values('distance-walking-running|fitbit'), [68]);
  assert.deepEqual([brought.report.types['steps']?.sum, brought.report.types['heart_rate']?.skipped], [102, 1]);
});

test('fitbit: a resting heart rate of nobody and a day without a tracker are missing, not zero', () => {
  assert.deepEqual(values('resting-heart-rate|fitbit'), [58.4]);
  assert.deepEqual(starts('resting-heart-rate|fitbit'), ['2026-02-28T23:00:00.000Z']);
  assert.deepEqual(values('sedentary-time|fitbit'), [700]);
  assert.deepEqual(values('vo2-max|fitbit'), [44.9]);
});

test('fitbit: weight is in the unit of the account, which stands in another file', () => {
  assert.deepEqual(values('body-mass|fitbit'), [69.9893]);
  assert.deepEqual(values('body-fat-percentage|fitbit'), [21.5]);
  assert.deepEqual(brought.report.profile, { birthDate: '1984-05-06', sex: 'female' });
});

test('fitbit: without a profile body mass index tells the unit, and when it cannot, the weight is set aside', async () => {
  assert.equal(unitByHeight([{ weight: 70, bmi: 23 }]), 'kg');
  assert.equal(unitByHeight([{ weight: 154.3, bmi: 22.9 }]), 'lb');
  assert.equal(unitByHeight([{ weight: 100, bmi: 22 }]), undefined);
  assert.equal(unitByHeight([{ weight: 154.3, bmi: Number.NaN }]), undefined);
  const alone = await readFiles([googleTakeout], Buffer.from('[{"logId":1,"weight":154.3,"date":"03/01/26","time":"07:30:00"}]'));
  assert.deepEqual(
    alone.quarantined.map(({ reason, value }) => [reason, value]),
    [['unit-unknown', 154.3]],
  );
});

test('fitbit: a night is local, short wakes cut its stages, and its bed time is kept', () => {
  assert.deepEqual(stages('sleep.levels'), [
    ['light', '22:00', 60],
    ['deep', '23:00', 60],
    ['awake', '00:00', 1],
    ['deep', '00:01', 59],
    ['rem', '01:00', 240],
  ]);
  assert.deepEqual(stages('sleep').filter(([, start]) => start === '22:00')[0], ['in-bed', '22:00', 420]);
  assert.deepEqual(values('sleep-efficiency|fitbit'), [93]);
});

test('fitbit: an exercise in miles becomes a workout in metres without its pauses', () => {
  const run = brought.records.find((record): record is WorkoutRecord => record.kind === 'workout' && record.sourceType === 'exercise')!;

  assert.deepEqual(
    [run.type, run.start, run.durationMs, run.energyKcal, run.distanceM, run.source.name],
    ['running', at('2026-03-01T17:00:00Z'), 1_700_000, 320, 4989, 'Charge 5'],
  );
});

test('fitbit: tables of the older export, each with its own kind of time and of nothing', () => {
  assert.deepEqual(values('oxygen-saturation|fitbit'), [95.5, 95.9]);
  assert.deepEqual(values('heart-rate-variability-rmssd|fitbit'), [38.2, 39.9]);
  assert.deepEqual(starts('heart-rate-variability-rmssd|fitbit'), ['2026-03-01T00:05:00.000Z', '2026-02-28T23:00:00.000Z']);
  assert.deepEqual(values('respiratory-rate|fitbit'), [15.4]);
  assert.deepEqual(values('skin-temperature|fitbit'), [33.42]);
  assert.deepEqual(values('temperature-deviation|fitbit'), [-0.4]);
  assert.deepEqual(values('sleep-score|fitbit'), [82]);
  assert.deepEqual(values('active-zone-minutes|fitbit'), [1, 2]);
  assert.deepEqual(values('readiness-score|fitbit'), [72]);
});

test('fitbit: a signal ratio is no saturation, and the stress score is no level of stress', () => {
  assert.equal(brought.report.types['estimated_oxygen_variation']?.skipped, 2);
  assert.equal(brought.samples['stress-level|fitbit'], undefined);
  const score = brought.records.find(({ sourceType }) => sourceType === 'stress_score');
  assert.deepEqual(score?.kind === 'unlisted' && score.detail, {
    stressManagementScore: 79,
    sleep_points: 20,
    responsiveness_points: 25,
    exertion_points: 34,
  });
  assert.equal(brought.report.types['stress_score']?.skipped, 1);
});

test('fitbit: cycles are marked, because a consent of their own covers them', () => {
  const cycle = brought.records.find(({ sourceType }) => sourceType === 'menstrual_cycle');

  assert.ok(cycle?.kind === 'event' && cycle.isReproductive === true);
});

test('google health: each recorder of a minute is a source of its own', () => {
  const steps = Object.entries(brought.samples).flatMap(([key, rows]) =>
    key.startsWith('step-count|google-health/') ? [[key, rows[0]![2]]] : [],
  );

  assert.deepEqual(steps, [
    ['step-count|google-health/MobileTrack', 12],
    ['step-count|google-health/Google Fitbit Air', 13],
    ['step-count|google-health/Fit Health Connect', 12],
  ]);
  assert.deepEqual(values('resting-heart-rate|google-health/Google Health App'), [58.9]);
  assert.deepEqual(starts('resting-heart-rate|google-health/Google Health App'), ['2026-02-28T23:00:00.000Z']);
  assert.deepEqual(values('body-mass|google-health/Google Health App'), [69.99]);
  assert.deepEqual(values('skin-temperature|google-health/Google Fitbit Air'), [33.1]);
});

test('google health: nights and workouts of its tables, and a stage that nobody knows', () => {
  assert.deepEqual(stages('UserSleepStages'), [['light', '22:07', 53]]);
  assert.deepEqual(stages('UserSleeps'), [['in-bed', '22:00', 420]]);
  assert.equal(brought.report.types['UserSleepStages']?.quarantined, 1);
  const ride = brought.records.find((record): record is WorkoutRecord => record.sourceType === 'UserExercises')!;
  assert.deepEqual([ride.type, ride.distanceM, ride.statistics], ['cycling', 8000, [{ metric: 'heart-rate', average: 133, maximum: 160 }]]);
});

test('google fit: a point comes once, from the stream that recorded it', () => {
  assert.deepEqual(brought.samples['heart-rate|google-fit/com.xiaomi.hm.health/Band 5'], [
    [at('2026-03-01T07:00:00Z'), at('2026-03-01T07:00:00Z'), 66, 0],
  ]);
  assert.deepEqual([brought.report.types['heart_rate.bpm']?.read, brought.report.types['heart_rate.bpm']?.skipped], [2, 1]);
  const pressure = brought.records.find((record) => record.kind === 'blood-pressure');
  assert.deepEqual([pressure?.systolic, pressure?.diastolic, pressure?.source.kind], [128, 82, 'phone']);
});

test('google fit: sessions are workouts or nights, and tables fill gaps only', () => {
  const run = brought.records.find((record): record is WorkoutRecord => record.sourceType === 'session')!;

  assert.deepEqual([run.type, run.durationMs, run.energyKcal, run.distanceM], ['running', 2_000_500, 350, 5000]);
  assert.deepEqual(stages('sleep.segment'), [['deep', '22:30', 60]]);
  // The day has steps by the minute, so its total says nothing new; its minutes of moving are known only as a total.
  assert.equal(values('step-count|google-fit/daily').length, 0);
  assert.equal(brought.report.types['metrics.step count']?.skipped, 1);
  assert.deepEqual(values('move-time|google-fit/daily'), [40]);
  assert.deepEqual(brought.samples['total-energy|google-fit/metrics']?.[1], [
    at('2026-03-01T22:45:00Z'),
    at('2026-03-01T23:00:00Z'),
    17.1,
    0,
  ]);
});

test('takeout: the order of the files changes nothing', async () => {
  const backwards = await readFiles([googleTakeout], takeout(Object.fromEntries(Object.entries(FILES).toReversed())), { timeZone: ZONE });

  assert.deepEqual(
    Object.entries(backwards.samples)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, rows]) => [key, rows.length]),
    Object.entries(brought.samples)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, rows]) => [key, rows.length]),
  );
  assert.deepEqual(values('body-mass|fitbit'), [69.9893]);
  assert.deepEqual(new Set(backwards.records.map(({ key }) => key)), new Set(brought.records.map(({ key }) => key)));
});

test('takeout: a list of values that stands alone is asked for with its folder', async () => {
  const { report } = await readFiles([googleTakeout], Buffer.from(FILES['Takeout/Fitbit/Global Export Data/steps-2026-03-01.json']!));

  assert.deepEqual(report.problems, [{ reason: 'file-needs-its-folder', count: 1, example: 'fitbit' }]);
});

test('takeout: problems never hold a value or a name', () => {
  assert.doesNotMatch(JSON.stringify(brought.report.problems), /Nobody|1984|154|82/);
});

test('takeout: each file, cut, changed or read again, keeps what every format promises', async () => {
  for (const [name, content] of Object.entries(FILES)) {
    if (/gps_location|Probabilities|Glucose|altitude|Profile/.test(name)) continue;
    const inner = Buffer.from(content);
    await assertKeepsPromises(googleTakeout, buildZip([{ name, content: inner, isStored: true }]), { cuts: 4, changes: 12 });
  }
});
