import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Success } from '@aceso/guidelines/kit';
import { addDays } from '../days.ts';
import { bell, noise } from '../../../test/series.ts';
import type { DayPoint, Features } from '../features.ts';
import { adherenceOf } from './adherence.ts';
import { measureEffect } from './measure-effect.ts';
import { effectText } from './words.ts';

const START = '2026-05-01';
const STEPS: Success = {
  metric: 'step-count',
  days: 28,
  smallestDifference: 700,
  unit: '{steps}',
  text: '',
  direction: 'up',
  of: 'value',
  perDays: 1,
};

/** Daily values around the start: `value` is given the day relative to it; undefined leaves the day out. */
function days(from: number, to: number, value: (day: number) => number | undefined): readonly DayPoint[] {
  const points: DayPoint[] = [];
  for (let at = from; at <= to; at++) {
    const found = value(at);
    if (found !== undefined) points.push({ day: addDays(START, at), value: found, count: 1, coverage: 1, sources: ['Watch'] });
  }
  return points;
}
const walking = (lift: number, seed = 1, from = -60, to = 28): Features => {
  const random = noise(seed);
  return new Map([['step-count', days(from, to, (day) => 6000 + 900 * bell(random) + (day > 0 ? lift : 0))]]);
};

test('measureEffect: a lasting lift that counts worked, with an interval that holds it and a placebo date that finds nothing', () => {
  const found = measureEffect(STEPS, walking(2500), START, 28);

  assert.equal(found.verdict, 'worked');
  assert.ok((found.estimate?.low ?? 0) <= 2500 && (found.estimate?.high ?? 0) >= 2500);
  assert.deepEqual([found.placebo?.passed, found.adherence.verdict, found.daysBefore, found.daysAfter], [true, 'followed', 60, 28]);
  assert.match(
    effectText(STEPS, found),
    /^It worked for you\. “steps” was \d+ steps higher than the days before let expect, likely between \d+ and \d+ steps\.$/,
  );
});

test('measureEffect: nothing that changed is no difference or not to be told, never a success', () => {
  const verdicts = Array.from({ length: 40 }, (_, seed) => measureEffect(STEPS, walking(0, seed + 2), START, 28).verdict);

  assert.ok(verdicts.filter((verdict) => verdict === 'worked').length <= 1, verdicts.join());
  assert.ok(verdicts.filter((verdict) => verdict === 'no-difference').length >= 15, verdicts.join());
});

test('measureEffect: a fall where a rise was wanted is told as such', () => {
  const found = measureEffect(STEPS, walking(-2500), START, 28);

  assert.equal(found.verdict, 'went-the-other-way');
  assert.match(effectText(STEPS, found), /^It went the other way\./);
});

test('measureEffect: too few days, or a placebo date at which something is found, tell nothing yet', () => {
  const drifting: Features = new Map([
    ['step-count', days(-60, 28, (day) => 6000 + (day > -14 ? 2500 : 0) + (day % 3) * 40 + (day > 0 ? 2500 : 0))],
  ]);

  assert.equal(measureEffect(STEPS, walking(2500, 1, -20), START, 28).lack, 'few-days-before');
  assert.equal(measureEffect(STEPS, walking(2500, 1, -60, 6), START, 14).lack, 'few-days-after');
  assert.equal(measureEffect(STEPS, walking(2500, 1, -25), START, 28).lack, 'placebo-unknown');
  const found = measureEffect(STEPS, drifting, START, 28);
  assert.deepEqual([found.verdict, found.lack, found.placebo?.passed], ['cannot-tell-yet', 'placebo-found', false]);
  assert.match(
    effectText(STEPS, found),
    /^We cannot tell\. On a day before you began, on which nothing was changed, the same method finds a difference as well\. “steps” was \d+ steps higher /,
  );
  const falling: Features = new Map([
    ['step-count', days(-60, 28, (day) => 9000 - (day > -14 ? 2500 : 0) + (day % 3) * 40 - (day > 0 ? 2500 : 0))],
  ]);
  assert.equal(measureEffect(STEPS, falling, START, 28).lack, 'placebo-found');
});

test('measureEffect: scatter, presence and weekly figures are looked at as the guideline says', () => {
  const random = noise(9);
  const bedtimes: Features = new Map([['sleep-onset-time', days(-60, 28, (day) => 660 + (day > 0 ? 8 : 70) * bell(random))]]);
  const nights: Features = new Map([['sleep-duration', days(-60, 28, (day) => (day > 0 || day % 4 === 0 ? 430 : undefined))]]);
  const scatter: Success = { ...STEPS, metric: 'sleep-onset-time', smallestDifference: 15, unit: 'min', direction: 'down', of: 'scatter' };
  const presence: Success = { ...STEPS, metric: 'sleep-duration', smallestDifference: 4, unit: '{nights}', of: 'presence', perDays: 14 };
  const weekly: Success = { ...STEPS, smallestDifference: 4900, perDays: 7 };

  assert.equal(measureEffect(scatter, bedtimes, START, 28).verdict, 'worked');
  const worn = measureEffect(presence, nights, START, 28);
  assert.deepEqual([worn.verdict, Math.round(worn.estimate?.effect ?? 0)], ['worked', 11]);
  assert.ok(Math.abs((measureEffect(weekly, walking(2500), START, 28).estimate?.effect ?? 0) - 17_500) < 4000);
});

test('measureEffect: the same days give the same effect, byte for byte', () => {
  assert.equal(
    JSON.stringify(measureEffect(STEPS, walking(1200), START, 14)),
    JSON.stringify(measureEffect(STEPS, walking(1200), START, 14)),
  );
});

test('adherenceOf: what is followed shows in the behaviour, or in what the guideline names, else nobody knows', () => {
  const flat: Features = new Map([
    ['step-count', days(-60, 28, (day) => (day > 0 ? (day % 4 === 0 ? 9000 : 6000) : 6000))],
    ['blood-pressure-systolic', days(-60, 28, () => 135)],
  ]);
  const pressure: Success = { ...STEPS, metric: 'blood-pressure-systolic', direction: 'down' };
  const by: Success = { ...pressure, followedBy: { metric: 'step-count', direction: 'up', of: 'value', difference: 500 } };
  const until = addDays(START, 28);

  assert.deepEqual(adherenceOf(STEPS, flat, START, until), { days: 28, followed: 7, verdict: 'partly' });
  assert.deepEqual(adherenceOf(by, flat, START, until).verdict, 'partly');
  assert.equal(adherenceOf(pressure, flat, START, until).verdict, 'unknown');
  assert.equal(adherenceOf(STEPS, flat, START, addDays(START, 3)).verdict, 'unknown');
  assert.equal(adherenceOf(STEPS, walking(2500), START, until).verdict, 'followed');
});
