import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SleepStageRecord, WorkoutRecord } from '../kit/index.ts';
import { assertAccounted, assertKeepsPromises, buildZip, readFiles } from '../kit/testing/index.ts';
import { exerciseTypeOf } from './exercise-type.ts';
import { samsungHealth } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';
import { FILES, samsungExport } from './testing/made-files.ts';

const at = Date.parse;
const brought = await readFiles([samsungHealth], samsungExport(), { timeZone: 'Europe/Berlin' });
const values = (key: string): (number | undefined)[] => (brought.samples[key] ?? []).map((row) => row[2]);

test('manifest: it promises exactly the metrics that an export can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('samsung: the minutes of a side file stand for their row, a row whose file is missing stands for itself', async () => {
  const expected = [
    [at('2026-03-01T07:00:00Z'), 61],
    [at('2026-03-01T07:01:00Z'), 63],
    [at('2026-03-01T09:00:00Z'), 71],
    [at('2026-03-01T10:30:00Z'), 66],
  ];
  for (const files of [FILES, Object.fromEntries(Object.entries(FILES).toReversed())]) {
    const { samples, report } = await readFiles([samsungHealth], samsungExport(files));
    const rows = samples['heart-rate|samsung-health']!.map(([start, , value]) => [start!, value!]).filter(([, value]) => value !== 64);

    assert.deepEqual(
      rows.toSorted((a, b) => a[0]! - b[0]!),
      expected,
    );
    assert.deepEqual([report.types['tracker.heart_rate.heart_rate']?.read, report.types['tracker.heart_rate.heart_rate']?.skipped], [3, 1]);
    assert.equal(report.types['tracker.heart_rate.minutes.heart_rate']?.skipped, 1);
  }
});

test('samsung: variability has both of its kinds, each in its own series', () => {
  assert.deepEqual(values('heart-rate-variability-rmssd|samsung-health'), [41.7]);
  assert.deepEqual(values('heart-rate-variability-sdnn|samsung-health'), [55.2]);
});

test('samsung: stages by their numbers, and one that nobody knows set aside', () => {
  const stages = brought.records.filter((record): record is SleepStageRecord => record.kind === 'sleep-stage');

  assert.deepEqual(
    stages.filter(({ sourceType }) => sourceType === 'sleep_stage').map(({ stage, start, end }) => [stage, (end - start) / 60_000]),
    [
      ['light', 60],
      ['deep', 60],
      ['rem', 30],
      ['awake', 10],
    ],
  );
  assert.equal(brought.report.types['sleep_stage']?.quarantined, 1);
  assert.equal(stages.find(({ sourceType }) => sourceType === 'sleep')?.start, at('2026-02-28T21:50:00Z'));
  assert.deepEqual([values('sleep-score|samsung-health'), values('sleep-efficiency|samsung-health')], [[81], [91.5]]);
});

test('samsung: steps of phone and watch are two sources, and totals stand only for days without them', () => {
  assert.deepEqual([values('step-count|samsung-health/dev-w'), values('step-count|samsung-health/dev-p')], [[90], [70]]);
  assert.deepEqual(brought.samples['step-count|samsung-health/days'], [[at('2026-03-01T23:00:00Z'), at('2026-03-02T23:00:00Z'), 7000, 0]]);
  assert.deepEqual(values('move-time|samsung-health/days'), [80, 60]);
  assert.equal(brought.report.types['activity.day_summary.step_count']?.skipped, 1);
});

test('samsung: an exercise, a weighing and a pair of pressures', () => {
  const run = brought.records.find((record): record is WorkoutRecord => record.kind === 'workout')!;

  assert.deepEqual([run.type, run.durationMs, run.energyKcal, run.distanceM], ['running', 2_300_000, 410.5, 7001.2]);
  assert.deepEqual(run.statistics, [{ metric: 'heart-rate', average: 151, maximum: 172 }]);
  assert.deepEqual([values('body-mass|samsung-health'), values('body-fat-percentage|samsung-health')], [[70.2, 70], [21.5]]);
  const pair = brought.records.find((record) => record.kind === 'blood-pressure');
  assert.deepEqual([pair?.systolic, pair?.diastolic], [128, 82]);
  assert.equal(exerciseTypeOf(99_999), 'other');
});

test('samsung: everything is accounted for, and what is passed over is named', () => {
  assertAccounted(brought);
  assert.deepEqual(
    brought.report.problems.filter(({ reason }) => reason === 'file-left-out'),
    [{ reason: 'file-left-out', count: 2, example: 'tracker.pedometer_day_summary' }],
  );
});

test('samsung: each file, cut, changed or read again, keeps what every format promises', async () => {
  for (const [name, content] of Object.entries(FILES)) {
    if (/preferences|pedometer_day_summary/.test(name)) continue;
    await assertKeepsPromises(samsungHealth, buildZip([{ name, content: Buffer.from(content), isStored: true }]), { cuts: 5, changes: 15 });
  }
});
