import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { fuseWorkouts, type SeenWorkout, type WorkoutOrder } from './workouts.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 7);
const at = (minute: number): number => START + minute * MINUTE;
const seen = (sourceId: string, from: number, to: number, rest: Partial<SeenWorkout> = {}): SeenWorkout => ({
  workoutId: `${sourceId}-${from}`,
  sourceId,
  type: 'running',
  start: at(from),
  end: at(to),
  durationMs: (to - from) * MINUTE,
  ...rest,
});
const order = (...sourceIds: readonly string[]): WorkoutOrder => ({
  placeOf: (sourceId) => sourceIds.indexOf(sourceId),
  deviceOf: (sourceId) => sourceId.split('.')[0] ?? '',
});
const shuffled = <T>(items: readonly T[], random: (below: number) => number): readonly T[] =>
  items
    .map((item) => ({ item, at: random(1e9) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** 22 workouts of three weeks; the second device missed two of them, began and ended otherwise, and calls some by another name. */
const TYPES = ['running', 'cycling', 'yoga', 'traditional-strength-training', 'swimming'] as const;
const LIKE: Readonly<Record<string, string>> = {
  running: 'walking',
  cycling: 'cycling',
  yoga: 'other',
  'traditional-strength-training': 'functional-strength-training',
  swimming: 'swimming',
};
const OF_TWO = Array.from({ length: 22 }, (_, i) => {
  const from = i * 1440 + (i % 3) * 300;
  const type = TYPES[i % TYPES.length] ?? 'running';
  const watch = seen('watch', from, from + 45, { type, energyKcal: 400 + i });
  const strap = seen('strap', from + 2, from + 47 - (i % 5), { type: LIKE[type] ?? type, energyKcal: 380 + i, averageHeartRate: 130 + i });
  return i % 11 === 4 ? [watch] : [watch, strap];
});

test('workouts: 22 that two devices saw are 22 and not 42, whatever the order of the records', () => {
  const all = OF_TWO.flat();
  const random = chance(3);
  assert.equal(all.length, 42);

  for (let turn = 0; turn < 20; turn++) {
    const found = fuseWorkouts(shuffled(all, random), order('watch', 'strap'));

    assert.equal(found.length, 22);
    assert.deepEqual(
      found.map(({ lead, others }) => [lead.sourceId, others.map(({ workout }) => workout.sourceId)]),
      OF_TWO.map((records) => ['watch', records.length === 2 ? ['strap'] : []]),
    );
  }
});

test('workouts: one that two apps measured has the energy of one of them, and a figure that only the other has', () => {
  const [found, ...more] = fuseWorkouts(
    [
      seen('app', 0, 44, { energyKcal: 512, averageHeartRate: 141 }),
      seen('watch', 0, 45, { energyKcal: 480, distanceM: 8000 }),
      seen('other-app', 1, 45, { energyKcal: 530 }),
    ],
    order('watch', 'app', 'other-app'),
  );

  assert.deepEqual(more, []);
  assert.deepEqual(
    [found?.figures.energyKcal?.value, found?.figures.distanceM?.value, found?.figures.averageHeartRate],
    [480, 8000, { value: 141, sourceId: 'app', workoutId: 'app-0' }],
  );
});

test('workouts: a figure of a record that covers another time is not borrowed', () => {
  const hike = seen('phone', 0, 180, { type: 'hiking', energyKcal: 900 });
  const found = fuseWorkouts([hike, seen('watch', 0, 50), seen('watch', 60, 110)], order('watch', 'phone'));

  assert.deepEqual(
    found.map(({ lead, figures, others }) => [lead.sourceId, figures.energyKcal, others.length]),
    [
      ['watch', undefined, 1],
      ['watch', undefined, 0],
    ],
  );
});

test('workouts: other kinds at the same time, the same kind one after the other, and two of one source stay apart', () => {
  const apart = [
    [seen('watch', 0, 40, { type: 'yoga' }), seen('phone', 0, 40, { type: 'cycling' })],
    [seen('watch', 0, 40), seen('phone', 30, 90)],
    [seen('watch', 0, 40), seen('watch', 5, 45)],
  ];

  for (const pair of apart) assert.equal(fuseWorkouts(pair, order('watch', 'phone')).length, 2);
  assert.equal(fuseWorkouts([seen('watch', 0, 40), { ...seen('watch', 0, 40), workoutId: 'again' }], order('watch')).length, 1);
});

test('workouts: the same device by another way is said to be that, and a kind that one of them knows is shown', () => {
  const [found] = fuseWorkouts(
    [seen('watch.push', 0, 40), seen('watch.export', 0, 40, { type: 'other' })],
    order('watch.export', 'watch.push'),
  );

  assert.deepEqual(
    [found?.type, found?.lead.sourceId, found?.others.map(({ reason }) => reason)],
    ['running', 'watch.export', ['same-device']],
  );
});
