import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Episode } from './episodes/episode.ts';
import { plantedTruth } from './planted-truth.ts';
import { makeWorld } from './world.ts';

const ORDINARY = { end: new Date('2026-11-20T18:12:00Z'), timeZone: 'Europe/Berlin', out: '/dev/null' } as const;

test('world: an illness of the usual story comes when the watch was worn, and the truth says on how many of its days', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { world, episodes } = makeWorld({ ...ORDINARY, seed, days: 560 });
    const illnesses = episodes.filter(({ kind }) => kind === 'fever-episode').map((episode) => plantedTruth(world.days, episode));

    assert.equal(illnesses.length, 2);
    for (const { from, daysRecorded } of illnesses) assert.ok(daysRecorded >= 5, `seed ${seed}, ${from}: ${daysRecorded}`);
    const [old] = illnesses;
    assert.ok((old?.daysRecorded ?? 0) >= 6, `seed ${seed}: ${old?.daysRecorded}`);
  }
});

test('world: what a drawer hides of an episode that was asked for by date is said', () => {
  const everyDay: Episode = { kind: 'low-hrv-stretch', from: '2026-01-01', to: '2026-10-31' };
  const { world, episodes } = makeWorld({ ...ORDINARY, seed: 3, years: 1, episodes: [everyDay] });

  const [truth] = episodes.map((episode) => plantedTruth(world.days, episode));

  const worn = world.days.filter(({ date, isNightWorn }) => date >= everyDay.from && date <= everyDay.to && isNightWorn);
  assert.equal(truth?.daysRecorded, worn.length);
  assert.ok(worn.length < 304 && worn.length > 200, `${worn.length}`);
});

test('world: a block of training holds as many more workouts a week as the truth says', () => {
  for (const size of [2, 4]) {
    const block: Episode = { kind: 'training-block', from: '2025-12-01', to: '2026-11-15', size };
    const workouts = (episodes: readonly Episode[]): number => {
      const { days } = makeWorld({ ...ORDINARY, years: 2, trip: false, episodes }).world;
      const during = days.filter(({ date }) => date >= block.from && date <= block.to);
      return (7 * during.reduce((sum, day) => sum + day.workouts.length, 0)) / during.length;
    };
    const more = workouts([block]) - workouts([]);
    // Some are not recorded: the watch charges or lies in a drawer.
    assert.ok(Math.abs(more - size) < 0.15 * size + 0.1, `${more} instead of ${size}`);
  }
});
