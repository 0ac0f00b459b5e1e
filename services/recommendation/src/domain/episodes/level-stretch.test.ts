import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../days.ts';
import { bell, noise, series, TODAY } from '../../../test/series.ts';
import type { DayPoint } from '../features.ts';
import { byDevice } from './by-device.ts';
import { levelStretches, type LevelStretch } from './level-stretch.ts';

const RULE: LevelStretch = {
  kind: 'hrv-below-usual',
  title: 'Stretch of low heart rate variability',
  metric: 'heart-rate-variability-sdnn',
  template: '{level} over {days}, {difference} below {usual}',
  direction: 'below',
  side: 'below',
  unit: 'ms',
  decimals: 0,
  least: { amount: 5, share: 0.15 },
  floor: 3,
  shortest: 10,
};
const days = (seed: number, level: (daysAgo: number) => number | undefined, spread = 6): readonly DayPoint[] => {
  const random = noise(seed);
  return series(400, (ago) => {
    const middle = level(ago);
    const chance = bell(random);
    return middle === undefined ? undefined : middle + spread * chance;
  });
};
const low = (from: number, to: number) => (ago: number) => (ago <= from && ago >= to ? 32 : 50);
const spans = (points: readonly DayPoint[]) => levelStretches([RULE], points).map(({ since, until }) => [since, until]);

test('levelStretches: three low weeks of long ago are found on their days, with size, interval, coverage and as past', () => {
  const [fact, ...rest] = levelStretches([RULE], days(1, low(120, 100), 4));

  assert.deepEqual(rest, []);
  assert.deepEqual(
    [fact?.since, fact?.until, fact?.isCurrent, fact?.urgency],
    [addDays(TODAY, -120), addDays(TODAY, -100), false, 'suggestion'],
  );
  assert.deepEqual(fact?.coverage, { days: 21, withData: 21 });
  const difference = fact?.figures.find(({ name }) => name === 'difference');
  assert.ok((difference?.low ?? 0) < 18 && 18 < (difference?.high ?? 0), JSON.stringify(difference));
  for (const { days: named, values } of fact?.basis ?? []) assert.equal(named.length, values.length);
});

test('levelStretches: what has not ended, has no before, or never came back is none', () => {
  assert.deepEqual(spans(days(2, low(15, 0))), []);
  assert.deepEqual(spans(days(3, low(400, 380))), []);
  assert.deepEqual(spans(days(4, low(200, 0))), []);
});

test('levelStretches: scatter alone, over forty seeds, is at most one stretch', () => {
  const found = Array.from({ length: 40 }, (_, seed) => spans(days(seed + 10, () => 50))).flat();

  assert.ok(found.length <= 1, JSON.stringify(found));
});

test('levelStretches: weeks without data are no low weeks, and a stretch with data on less than half of its days is not told', () => {
  assert.deepEqual(spans(days(5, (ago) => (ago <= 120 && ago >= 100 ? undefined : 50))), []);
  assert.deepEqual(spans(days(6, (ago) => (ago <= 130 && ago >= 100 && ago % 3 !== 0 ? undefined : low(130, 100)(ago)))), []);
});

test('levelStretches: another device that reads lower for a while is no stretch', () => {
  const points = days(7, low(160, 130)).map((point, i) => ({ ...point, sources: i >= 400 - 161 && i < 400 - 130 ? ['Ring'] : ['Watch'] }));

  assert.deepEqual(spans(points), []);
  assert.deepEqual(
    byDevice(points).map((era) => [era[0]?.sources[0], era.length]),
    [
      ['Watch', 239],
      ['Ring', 31],
      ['Watch', 130],
    ],
  );
});

test('levelStretches: what comes every summer is no stretch', () => {
  const random = noise(8);
  const summer = (ago: number): boolean => (ago >= 20 && ago <= 90) || (ago >= 385 && ago <= 455) || (ago >= 750 && ago <= 820);
  const points = series(900, (ago) => (summer(ago) ? 38 : 50) + 5 * bell(random));

  assert.deepEqual(spans(points), []);
});

test('levelStretches: a block looked for in weeks begins and ends on its days', () => {
  const random = noise(9);
  const rule: LevelStretch = {
    ...RULE,
    side: 'above',
    direction: 'above',
    least: { amount: 9, share: 0.35 },
    byWeek: true,
    shortest: 21,
    factor: 7,
  };
  const points = series(400, (ago) => Math.max(0, (ago <= 150 && ago >= 101 ? 55 : 28) + 14 * bell(random)));

  const [fact, ...rest] = levelStretches([rule], points);

  assert.deepEqual(rest, []);
  const near = (day: string | undefined, ago: number): boolean =>
    Math.abs(Date.parse(day ?? '') - Date.parse(addDays(TODAY, -ago))) <= 4 * 86_400_000;
  assert.ok(near(fact?.since, 150) && near(fact?.until, 101), `${fact?.since} to ${fact?.until}`);
});
