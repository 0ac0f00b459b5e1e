import { effectOfChange, median } from '@aceso/science';
import type { Success } from '@aceso/guidelines/kit';
import { addDays, isWeekend } from '../days.ts';
import { between, valuesOf, type Features } from '../features.ts';
import { adherenceOf, type Adherence } from './adherence.ts';

/** Days after the start on which it is looked at; no others, so that chance is not asked again and again. */
export const LOOKS = [14, 28] as const;
export type AfterDays = (typeof LOOKS)[number];
export type Verdict = 'worked' | 'no-difference' | 'went-the-other-way' | 'cannot-tell-yet';

export interface Estimate {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
}

/** Why nothing can be told yet. */
export type Lack =
  'few-days-before' | 'few-days-after' | 'too-uncertain' | 'placebo-found' | 'placebo-unknown' | 'not-followed' | 'no-method';

/** What was measured, in the unit of the success. */
export interface MeasuredEffect {
  readonly verdict: Verdict;
  readonly lack: Lack | undefined;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly until: string;
  readonly before?: number;
  readonly after?: number;
  readonly estimate?: Estimate;
  readonly placebo?: { readonly on: string; readonly estimate: Estimate; readonly passed: boolean };
  readonly adherence: Adherence;
}

export const EFFECT_METHOD = {
  id: 'n-of-1-grid',
  version: '2',
  source:
    'Level as a random walk, signal-to-noise ratio averaged over a grid (method of this project); the model: Brodersen 2015, doi 10.1214/14-AOAS788',
} as const;

const BEFORE_DAYS = 60;
const BEFORE_NEEDED = 21;
const AFTER_NEEDED = 7;
const ALPHA = 0.05;
/** Days before the start that play the part of the days after at the placebo date. */
const PLACEBO_DAYS = 14;

interface Day {
  readonly day: string;
  readonly value: number;
}

/** Every day from one to another, 1 with a value and 0 without. */
function presence(days: readonly Day[], from: string, to: string): readonly Day[] {
  const there = new Set(days.map(({ day }) => day));
  const all: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push({ day, value: there.has(day) ? 1 : 0 });
  return all;
}

/** The days as the success wants them looked at. The middle that scatter is taken from is that of the days before. */
function outcomes(success: Success, features: Features, from: string, start: string, to: string): readonly Day[] {
  const days: readonly Day[] = between(features, success.metric, from, to).filter(({ day }) => day !== start);
  if (success.of === 'presence') return presence(days, from, to).filter(({ day }) => day !== start);
  if (success.of === 'value') return days;
  const middle = median(valuesOf(between(features, success.metric, from, addDays(start, -1))));
  return middle.ok ? days.map(({ day, value }) => ({ day, value: Math.abs(value - middle.value) })) : [];
}

const weekendPart = (day: string): number => (isWeekend(day) ? 1 : 0);

/** Effect of a change on a day, with weekends as the one covariate that no recommendation moves. */
function compare(
  days: readonly Day[],
  start: string,
  perDays: number,
): (Estimate & { readonly before: number; readonly after: number }) | undefined {
  const before = days.filter(({ day }) => day < start).length;
  const weekends = days.map(({ day }) => weekendPart(day));
  const varies = new Set(weekends.slice(0, before)).size === 2;
  const found = effectOfChange({ values: days.map(({ value }) => value), covariates: varies ? [weekends] : [], before, alpha: ALPHA });
  if (!found.ok) return undefined;
  const { effect, low, high, actual, predicted } = found.value;
  return { effect: effect * perDays, low: low * perDays, high: high * perDays, before: predicted * perDays, after: actual * perDays };
}

/**
 * Whether a recommendation that was taken up on `start` helped, after so many days.
 *
 * "Worked" needs an interval on the right side of nothing, a difference that counts, a placebo date at which nothing is found, and no
 * sign that it was not followed. Where the placebo date shows a difference, none is claimed the other way either. The day of the start
 * counts to neither side.
 */
export function measureEffect(success: Success, features: Features, start: string, afterDays: AfterDays): MeasuredEffect {
  const until = addDays(start, afterDays);
  const days = outcomes(success, features, addDays(start, -BEFORE_DAYS), start, until);
  const before = days.filter(({ day }) => day < start);
  const adherence = adherenceOf(success, features, start, until);
  const known = { daysBefore: before.length, daysAfter: days.length - before.length, until, adherence };
  const untold = (lack: Lack): MeasuredEffect => ({ verdict: 'cannot-tell-yet', lack, ...known });
  if (known.daysBefore < BEFORE_NEEDED) return untold('few-days-before');
  if (known.daysAfter < AFTER_NEEDED) return untold('few-days-after');
  const found = compare(days, start, success.perDays);
  if (found === undefined) return untold('no-method');
  const { before: expected, after, effect, low, high } = found;
  const placebo = placeboOf(before, start, success.perDays);
  return {
    ...verdictOf(success, { effect, low, high }, placebo?.passed, adherence),
    ...known,
    before: expected,
    after,
    estimate: { effect, low, high },
    ...(placebo === undefined ? {} : { placebo }),
  };
}

function placeboOf(before: readonly Day[], start: string, perDays: number): MeasuredEffect['placebo'] {
  const on = addDays(start, -PLACEBO_DAYS);
  const earlier = before.filter(({ day }) => day < on).length;
  if (earlier < BEFORE_NEEDED || before.length - earlier < AFTER_NEEDED) return undefined;
  const found = compare(before, on, perDays);
  if (found === undefined) return undefined;
  const { effect, low, high } = found;
  return { on, estimate: { effect, low, high }, passed: low <= 0 && high >= 0 };
}

function verdictOf(
  { direction, smallestDifference }: Success,
  { effect, low, high }: Estimate,
  placeboPassed: boolean | undefined,
  adherence: Adherence,
): Pick<MeasuredEffect, 'verdict' | 'lack'> {
  const sign = direction === 'up' ? 1 : -1;
  const gain = sign * effect;
  const [least, most] = direction === 'up' ? [low, high] : [-high, -low];
  const untold = (lack: Lack): Pick<MeasuredEffect, 'verdict' | 'lack'> => ({ verdict: 'cannot-tell-yet', lack });
  const told = (verdict: Verdict): Pick<MeasuredEffect, 'verdict' | 'lack'> => ({ verdict, lack: undefined });
  if (least > 0 && gain >= smallestDifference) {
    if (placeboPassed !== true) return untold(placeboPassed === false ? 'placebo-found' : 'placebo-unknown');
    return adherence.verdict === 'not-followed' ? untold('not-followed') : told('worked');
  }
  if (most < 0) return placeboPassed === false ? untold('placebo-found') : told('went-the-other-way');
  if (most < smallestDifference || least > 0) return told('no-difference');
  return untold('too-uncertain');
}
