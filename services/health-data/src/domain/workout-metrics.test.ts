import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarOf } from './local-days.ts';
import { workoutDays } from './workout-metrics.ts';
import type { FusedWorkout } from './workouts.ts';

const calendar = calendarOf('Europe/Berlin');
const workout = (type: string, start: string, minutes: number, sourceId = 'watch'): FusedWorkout => {
  const at = Date.parse(start);
  return {
    type,
    lead: { workoutId: start, sourceId, type, start: at, end: at + minutes * 60_000, durationMs: minutes * 60_000 },
    others: [],
    figures: {},
  };
};

test('workoutDays: minutes go to the civil day on which a workout began', () => {
  const days = workoutDays(
    [workout('running', '2026-06-01T22:30:00Z', 40), workout('traditional-strength-training', '2026-06-02T10:00:00Z', 30, 'phone')],
    calendar,
  );

  assert.deepEqual(days, [
    { metric: 'workout-time', day: '2026-06-02', minutes: 70, workouts: 2, sourceIds: ['watch', 'phone'] },
    { metric: 'strength-training-time', day: '2026-06-02', minutes: 30, workouts: 1, sourceIds: ['phone'] },
  ]);
});

test('workoutDays: what does not strengthen, or took no time, counts for nothing', () => {
  const days = workoutDays([workout('yoga', '2026-06-02T10:00:00Z', 30), workout('core-training', '2026-06-03T10:00:00Z', 0)], calendar);

  assert.deepEqual(
    days.map(({ metric, day }) => [metric, day]),
    [['workout-time', '2026-06-02']],
  );
});
