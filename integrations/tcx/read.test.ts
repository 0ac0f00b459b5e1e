import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { assertKeepsPromises, readFiles } from '../kit/testing/index.ts';
import { tcx } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { creatorsOf, DELIVERED } from './mapping.ts';
import { twoActivities } from './testing/made-files.ts';

const at = Date.parse('2026-03-01T07:00:00Z');
const brought = await readFiles([tcx], twoActivities());
const [run, indoor] = brought.records.filter((record): record is WorkoutRecord => record.kind === 'workout');

test('manifest: it promises exactly the metrics that a track can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('tcx: a run brings its points, under the device that stands behind them', () => {
  const key = 'tcx Forerunner 255';
  const values = (metric: string): (number | undefined)[] => (brought.samples[`${metric}|${key}`] ?? []).map((row) => row[2]);

  assert.equal(values('heart-rate').length, 20);
  assert.deepEqual(new Set(values('running-cadence')), new Set([172]));
  assert.deepEqual(new Set(values('running-power')), new Set([240]));
  assert.deepEqual(new Set(values('running-speed')), new Set([3]));
  assert.equal(
    values('distance-walking-running').reduce<number>((sum, metres) => sum + metres!, 0),
    57,
  );
  assert.equal(brought.report.types['Trackpoint.HeartRateBpm']?.sum, 20 * 149.5);
});

test('tcx: its workout adds up the laps', () => {
  assert.deepEqual(
    [run?.type, run?.start, run?.end, run?.durationMs, run?.energyKcal, run?.distanceM, run?.events.length],
    ['running', at, at + 19_000, 19_500, 7, 57, 2],
  );
});

test('tcx: a workout without points has the figures of its laps', () => {
  assert.deepEqual(
    [indoor?.type, indoor?.durationMs, indoor?.energyKcal, indoor?.distanceM, indoor?.source.key],
    ['other', 1_800_000, 150, undefined, 'tcx'],
  );
  assert.deepEqual(indoor?.statistics, [{ metric: 'heart-rate', average: 98, maximum: 131 }]);
});

test('tcx: each activity has its own creator', () => {
  assert.deepEqual(creatorsOf(twoActivities().toString()), ['Forerunner 255', '']);
});

test('tcx: an activity without any time is set aside', async () => {
  const { quarantined } = await readFiles(
    [tcx],
    Buffer.from(
      '<TrainingCenterDatabase><Activities><Activity Sport="Biking"><Lap><Calories>9</Calories></Lap></Activity></Activities></TrainingCenterDatabase>',
    ),
  );
  assert.deepEqual(
    quarantined.map(({ sourceType, reason }) => [sourceType, reason]),
    [['Activity', 'date-unreadable']],
  );
});

test('tcx: cut, changed or read again, it keeps what every format promises', async () => {
  await assertKeepsPromises(tcx, twoActivities());
});
