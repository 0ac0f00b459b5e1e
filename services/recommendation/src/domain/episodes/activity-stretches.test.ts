import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bell, noise, scene, series } from '../../../test/series.ts';
import { activityStretches } from './activity-stretches.ts';

const isBlock = (ago: number): boolean => ago <= 130 && ago > 74;
const kinds = (of: ReturnType<typeof activityStretches>) => of.map(({ kind, metrics }) => [kind, metrics[0]]);

/** Half a year of days: walks of a wide scatter, a run on two days of the week, and what the block adds. */
function life({ records, runs, walks }: { readonly records: boolean; readonly runs: number; readonly walks: number }) {
  const random = noise(3);
  const training = series(300, (ago) => (ago % 7 === 1 || ago % 7 === 4 ? 40 : 0) + (isBlock(ago) && ago % 2 === 0 ? runs : 0));
  const trained = new Map(training.map(({ day, value }) => [day, value]));
  const active = series(300, (ago) => Math.max(0, 14 + 9 * bell(random)) + (isBlock(ago) ? walks : 0));
  return scene({
    'exercise-time': active.map((point) => ({ ...point, value: point.value + (trained.get(point.day) ?? 0) })),
    ...(records ? { 'workout-time': training.filter(({ value }) => value > 0) } : {}),
  });
}

test('activityStretches: a block is found among workouts where they are recorded, else among active minutes', () => {
  assert.deepEqual(kinds(activityStretches(life({ records: true, runs: 45, walks: 0 }))), [['training-block', 'workout-time']]);
  assert.deepEqual(kinds(activityStretches(life({ records: false, runs: 45, walks: 0 }))), [['training-block', 'exercise-time']]);
});

test('activityStretches: more walks are no block for who records workouts, and recorded workouts without movement are none', () => {
  const recordedOnly = life({ records: true, runs: 45, walks: 0 });
  const still = new Map([...recordedOnly.features].map(([metric, days]) => [metric, days] as const));
  const random = noise(5);
  still.set(
    'exercise-time',
    series(300, () => Math.max(0, 30 + 9 * bell(random))),
  );

  assert.deepEqual(kinds(activityStretches(life({ records: true, runs: 0, walks: 20 }))), []);
  assert.deepEqual(kinds(activityStretches({ ...recordedOnly, features: still })), []);
});
