import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cohort } from '@aceso/simulator/cohort';
import { begin, dayOf, takeIn, until } from '../../test/day-by-day.ts';
import { noise, TUNING } from '../../test/series.ts';
import { addDays, weekdayOf } from './days.ts';
import { detect } from './detect.ts';
import type { DayPoint, Features } from './features.ts';
import { lastPastDay, pastOf } from './recall.ts';
import { columnsOf, devicesOf, medianOfAll, putDays } from './series.ts';

const END = '2026-06-30';
/** From a Thursday on, over three ends of weeks. */
const DAYS = 24;
const FIRST = addDays(END, 1 - DAYS);

/** Copies, so that nothing that is remembered of a series can be at hand. */
const afresh = (features: Features): Features =>
  new Map([...features].map(([metric, points]) => [metric, points.map((point) => ({ ...point }))]));

test('detect: day after day with what is kept comes to the same as all at once, over 27 people of every kind', () => {
  for (const { index, series } of cohort({ seed: 5, people: 27, end: END })) {
    let kept = begin({ features: until(series, addDays(FIRST, -1)), today: addDays(FIRST, -1), tuning: TUNING });
    for (let day = FIRST; day <= END; day = addDays(day, 1)) {
      kept = takeIn(kept, day, dayOf(series, day));

      if (![0, 3, 6].includes(weekdayOf(day))) continue;
      assert.deepEqual(kept.detected, detect({ ...kept.scene, features: afresh(until(series, day)) }), `person ${index} on ${day}`);
    }
  }
});

/** What the columns of a series tell; whether the last ones are of one device, as it is asked for. */
function told(points: readonly DayPoint[]) {
  const { count, days, values, settled } = columnsOf(points);
  assert.ok(points.slice(settled).every(({ sources }) => sources[0] === points.at(-1)?.sources[0]));
  return { days: [...days.subarray(0, count)], values: [...values.subarray(0, count)], settled };
}

test('putDays: what is known of a series is that of a fresh one, whatever days come late, twice, anew or go', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = noise(seed);
    const pointOn = (day: string): DayPoint => ({
      day,
      value: Math.round(60 + 10 * random()),
      count: 1,
      coverage: 1,
      sources: [random() < 0.8 ? 'Watch' : 'Phone'],
    });
    const points: DayPoint[] = Array.from({ length: 40 }, (_, i) => pointOn(addDays(FIRST, i)));
    for (let turn = 0; turn < 12; turn++) {
      medianOfAll(points, 1);
      const from = addDays(FIRST, Math.floor(60 * random()) - 5);
      const to = addDays(from, Math.floor(6 * random()));
      const fresh = [0, 1, 2, 3, 4, 5].map((ago) => addDays(from, ago)).filter((day) => day <= to && random() < 0.6);
      const expected = points.filter(({ day }) => day < from || day > to);
      const come = fresh.map(pointOn).toReversed();

      putDays(points, from, to, come);

      expected.push(...come);
      expected.sort((a, b) => (a.day < b.day ? -1 : 1));
      assert.deepEqual(points, expected);
      assert.equal(medianOfAll(points, 1), medianOfAll([...expected], 1));
      assert.deepEqual(Object.fromEntries(devicesOf(points)), Object.fromEntries(devicesOf([...expected])));
      assert.deepEqual(told(points), told([...expected]));
    }
  }
});

test('pastOf: it ends with the last week that is over, so that no day of this week changes it', () => {
  assert.deepEqual(['2026-06-28', '2026-06-29', '2026-07-04', '2026-07-05', '2026-07-06'].map(lastPastDay), [
    '2026-06-21',
    '2026-06-28',
    '2026-06-28',
    '2026-06-28',
    '2026-07-05',
  ]);
  for (const { series } of cohort({ seed: 9, people: 6, end: END })) {
    const [monday, sunday] = ['2026-06-22', '2026-06-28'];
    const past = (today: string) => pastOf({ features: until(series, today), today, tuning: TUNING });

    assert.deepEqual(past(sunday), past(monday));
  }
});

test('pastOf: a late day of the past is seen at once by what looks at its metric', () => {
  for (const { series } of cohort({ seed: 11, people: 8, end: END })) {
    const scene = { features: series, today: END, tuning: TUNING };
    const facts = pastOf(scene);
    const heart = series.get('resting-heart-rate') ?? [];
    const late = [...heart];
    putDays(late, '2026-03-01', '2026-03-20', []);
    const changed = { ...scene, features: new Map<string, readonly DayPoint[]>(series).set('resting-heart-rate', late) };

    assert.deepEqual(
      pastOf(changed, { facts, changed: new Set(['resting-heart-rate']), current: new Set() }),
      pastOf({ ...changed, features: afresh(changed.features) }),
    );
  }
});
