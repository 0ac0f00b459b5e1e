import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SleepStageRecord, WorkoutRecord } from '../kit/index.ts';
import { assertAccounted, assertKeepsPromises, buildZip, readFiles } from '../kit/testing/index.ts';
import { polarExport } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';
import { workoutTypeOf } from './sport.ts';
import { FILES, polarArchive } from './testing/made-files.ts';

const at = Date.parse;
const brought = await readFiles([polarExport], polarArchive(), { timeZone: 'Europe/Berlin' });
const values = (key: string): (number | undefined)[] => (brought.samples[key] ?? []).map((row) => row[2]);
const workouts = brought.records.filter((record): record is WorkoutRecord => record.kind === 'workout');

test('manifest: it promises exactly the metrics that the archive can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('polar: steps by the minute, and the total only of a day without them', () => {
  assert.deepEqual(brought.samples['step-count|polar-flow'], [
    [at('2026-03-01T07:00:00Z'), at('2026-03-01T07:01:00Z'), 90, 0],
    [at('2026-03-01T07:02:00Z'), at('2026-03-01T07:03:00Z'), 80, 0],
    [at('2026-03-01T23:00:00Z'), at('2026-03-02T23:00:00Z'), 5000, 0],
  ]);
  assert.equal(brought.report.types['activity.stepCount']?.skipped, 1);
});

test('polar: heart rate all day long counts from the local midnight, and zero is none', () => {
  assert.equal(brought.samples['heart-rate|polar/D1']?.[0]?.[2], 51);
  assert.equal(brought.samples['heart-rate|polar/D1']?.[0]?.[0], at('2026-03-01T00:00:00Z'));
  assert.equal(brought.report.types['247ohr']?.skipped, 1);
});

test('polar: a training has its series at their interval, with slots in which nothing was measured', () => {
  const [run] = workouts;

  assert.deepEqual(
    [run?.type, run?.start, run?.durationMs, run?.energyKcal, run?.distanceM, run?.key],
    ['running', at('2026-03-01T17:00:00Z'), 4000, 7, 15.25, `polar-export|session|e-1|${at('2026-03-01T17:00:00Z')}`],
  );
  assert.deepEqual(run?.events, [{ type: 'pause', at: at('2026-03-01T17:00:02Z'), durationMs: 1000 }]);
  assert.deepEqual(values('heart-rate|polar/D1').slice(1), [120, 122, 123]);
  assert.deepEqual(values('running-speed|polar/D1'), [3, 3, 0, 3]);
  assert.deepEqual(values('distance-walking-running|polar/D1'), [3, 3]);
});

test('polar: a training of the older form is read as well', () => {
  const ride = workouts[1];

  assert.deepEqual(
    [ride?.type, ride?.start, ride?.durationMs, ride?.energyKcal, ride?.distanceM],
    ['cycling', at('2019-05-01T08:00:00Z'), 3000, 3, 20.5],
  );
  assert.deepEqual(values('heart-rate|polar-flow'), [100, 102]);
});

test('polar: a night has its stages by their changes, one without them its minutes', () => {
  const stages = brought.records.filter(
    (record): record is SleepStageRecord => record.kind === 'sleep-stage' && record.sourceType === 'sleep.states',
  );

  assert.deepEqual(
    stages.map(({ stage, start, end }) => [stage, (end - start) / 60_000]),
    [
      ['light', 60],
      ['deep', 60],
      ['rem', 60],
      ['awake', 10],
      ['light', 200],
    ],
  );
  assert.equal(brought.report.types['sleep.states']?.skipped, 1);
  assert.deepEqual(
    ['sleep-light-duration', 'sleep-deep-duration', 'sleep-rem-duration', 'sleep-awake-duration', 'sleep-duration', 'sleep-efficiency'].map(
      (metric) => values(`${metric}|polar-flow`),
    ),
    [[180], [60], [60], [10], [300], [92.5]],
  );
  assert.deepEqual(values('sleep-score|polar-flow'), [78.5]);
});

test('polar: variability and breathing of a night, and its own scales as they are', () => {
  assert.deepEqual([values('heart-rate-variability-rmssd|polar-flow'), values('respiratory-rate|polar-flow')], [[44], [15]]);
  const recovery = brought.records.find(({ sourceType }) => sourceType === 'nightly_recovery');
  assert.deepEqual(recovery?.kind === 'unlisted' && recovery.detail, {
    ansStatus: 1.5,
    recoveryIndicator: 5,
    meanNightlyRecoveryRri: 1100,
  });
});

test('polar: the account offers birthday and sex, and nothing else', () => {
  assert.deepEqual(brought.report.profile, { birthDate: '1984-05-06', sex: 'female' });
});

test('polar: sports by number and by name', () => {
  assert.deepEqual(['11', 'STRENGTH_TRAINING', '4711', ''].map(workoutTypeOf), [
    'hiking',
    'traditional-strength-training',
    'other',
    'other',
  ]);
});

test('polar: everything is accounted for, and what is passed over is said', () => {
  assertAccounted(brought);
  assert.deepEqual(
    brought.report.problems.filter(({ reason }) => reason === 'file-left-out').map(({ count }) => count),
    [1],
  );
});

test('polar: each file, cut, changed or read again, keeps what every format promises', async () => {
  for (const [name, content] of Object.entries(FILES)) {
    if (/account-data|ppi_samples/.test(name)) continue;
    await assertKeepsPromises(polarExport, buildZip([{ name, content: Buffer.from(content), isStored: true }]), { cuts: 5, changes: 15 });
  }
});
