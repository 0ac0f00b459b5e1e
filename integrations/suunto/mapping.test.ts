import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { timedRows } from '../kit/testing/index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { mapActivity, mapNights, mapWorkouts } from './mapping.ts';

const fixture = (name: string): readonly unknown[] => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const workouts = mapWorkouts(fixture('workouts.json'));
const nights = mapNights(fixture('sleep.json'));
const activity = mapActivity(fixture('activity.json'));
const rowsOf = timedRows('minute');

test('suunto: a workout has its time without pauses, and the watch that measured it', () => {
  const [run] = workouts.records;

  assert.ok(run?.kind === 'workout');
  assert.deepEqual(
    [run.type, run.durationMs, run.end - run.start, run.distanceM, run.energyKcal, run.source.name],
    ['trail-running', 3_600_500, 3_720_000, 10250.4, 640, 'Suunto Race'],
  );
  assert.deepEqual(run.statistics, [{ metric: 'heart-rate', average: 148, maximum: 172 }]);
});

test('suunto: a sport that nobody knows is other; what is zero or absent is no figure', () => {
  const [, unknown] = workouts.records;

  assert.ok(unknown?.kind === 'workout');
  assert.deepEqual([unknown.type, unknown.distanceM, unknown.energyKcal, unknown.statistics.length], ['other', undefined, undefined, 0]);
  assert.deepEqual(
    workouts.items.map(({ nativeId }) => nativeId),
    ['workout:67604889401b942184624cb8', 'workout:4711'],
  );
  assert.equal(workouts.quarantined.length, 3);
});

test('suunto: of a list only what begins in the window is taken', () => {
  const after = { from: new Date(1772438400001), to: new Date(1772500000000) };
  assert.deepEqual(mapWorkouts(fixture('workouts.json'), after).records, []);
});

test('suunto: a night is the sum of its stages, in minutes; nobody was awake for an absent time', () => {
  const bed = ['2026-03-01T21:00', '2026-03-02T04:30'] as const;

  assert.deepEqual(rowsOf(nights, 'sleep-duration'), [[...bed, 410]]);
  assert.deepEqual(rowsOf(nights, 'sleep-time-in-bed'), [[...bed, 450]]);
  assert.deepEqual(rowsOf(nights, 'sleep-awake-duration'), []);
  assert.deepEqual(rowsOf(nights, 'sleep-latency'), [[bed[1], bed[1], 9]]);
  assert.deepEqual(rowsOf(nights, 'heart-rate-variability-rmssd'), [[bed[1], bed[1], 52.5]]);
});

test('suunto: a nap is no night, and a time without offset is set aside', () => {
  assert.deepEqual(rowsOf(nights, 'sleep-nap-duration'), [['2026-03-02T18:00', '2026-03-02T18:40', 25]]);
  assert.deepEqual(
    nights.quarantined.map(({ reason }) => reason),
    ['malformed'],
  );
});

test('suunto: counts stand over ten minutes or until the next sample; none is a count as well', () => {
  assert.deepEqual(rowsOf(activity, 'step-count'), [
    ['2026-03-02T07:00', '2026-03-02T07:10', 210],
    ['2026-03-02T07:10', '2026-03-02T07:14', 0],
    ['2026-03-02T07:14', '2026-03-02T07:24', 12],
  ]);
});

test('suunto: joules become kilocalories, a share becomes percent, and a heart that does not beat is a watch on a table', () => {
  assert.deepEqual(
    rowsOf(activity, 'active-energy').map(([, , value]) => value),
    [10, 0],
  );
  assert.deepEqual(rowsOf(activity, 'oxygen-saturation'), [['2026-03-02T07:10', '2026-03-02T07:10', 97]]);
  assert.deepEqual(
    rowsOf(activity, 'heart-rate').map(([, , value]) => value),
    [62.4],
  );
  assert.deepEqual(
    activity.quarantined.map(({ reason }) => reason),
    ['malformed', 'date-unreadable'],
  );
});

test('suunto: the mapping brings what the manifest says', () => {
  const brought = [nights, activity].flatMap(({ batches }) => batches.map(({ metric }) => metric));
  const delivers = [...new Set([...brought, 'sleep-awake-duration'])].toSorted();
  assert.deepEqual(delivers, manifest.delivers);
});
