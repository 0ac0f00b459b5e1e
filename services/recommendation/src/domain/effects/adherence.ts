import { median } from '@aceso/science';
import type { Success } from '@aceso/guidelines/kit';
import { addDays } from '../days.ts';
import { between, valuesOf, type DayPoint, type Features } from '../features.ts';

/** How far the data show that a recommendation is followed. */
export interface Adherence {
  readonly days: number;
  readonly followed: number;
  readonly verdict: 'followed' | 'partly' | 'not-followed' | 'unknown';
}

export const UNKNOWN: Adherence = { days: 0, followed: 0, verdict: 'unknown' };

/** Measures that are themselves what the person does: to move them is to follow. Others are what follows from it. */
const BEHAVIOURS: ReadonlySet<string> = new Set([
  'exercise-time',
  'step-count',
  'sleep-onset-time',
  'sleep-duration',
  'sedentary-time',
  'stand-hours',
  'time-in-daylight',
  'alcoholic-drinks',
  'mindful-duration',
]);
/** Days before the start that say what was usual, and how many of them are needed. */
const [BEFORE_DAYS, BEFORE_NEEDED] = [60, 10];
const LEAST_DAYS = 4;
const [MOSTLY, PARTLY] = [0.5, 0.25];

type Followed = NonNullable<Success['followedBy']>;

/** What shows that it is followed: the measure that the guideline names, or its success where that is a behaviour. */
function measureOf(success: Success): Followed | undefined {
  if (success.followedBy !== undefined) return success.followedBy;
  if (success.of !== 'presence' && !BEHAVIOURS.has(success.metric)) return undefined;
  const { metric, direction, of, smallestDifference, perDays } = success;
  // Half of the smallest difference that counts, on the day: a day is noisier than the mean.
  return { metric, direction, of, difference: of === 'presence' ? 0 : smallestDifference / perDays / 2 };
}

const middleOf = (points: readonly DayPoint[]): number | undefined => {
  const middle = median(valuesOf(points));
  return middle.ok ? middle.value : undefined;
};

/** Days after `start` up to `until` on which the measure was where the recommendation wants it, against the middle of the days before. */
export function adherenceOf(success: Success, features: Features, start: string, until: string): Adherence {
  const measure = measureOf(success);
  if (measure === undefined || until <= start) return UNKNOWN;
  const after = between(features, measure.metric, addDays(start, 1), until);
  if (measure.of === 'presence') {
    const days = Math.round((Date.parse(until) - Date.parse(start)) / 86_400_000);
    return told(days, after.length);
  }
  const before = between(features, measure.metric, addDays(start, -BEFORE_DAYS), addDays(start, -1));
  const middle = middleOf(before);
  if (middle === undefined || before.length < BEFORE_NEEDED) return UNKNOWN;
  const strays = (points: readonly DayPoint[]): readonly DayPoint[] =>
    measure.of === 'scatter' ? points.map((point) => ({ ...point, value: Math.abs(point.value - middle) })) : points;
  const usual = middleOf(strays(before)) ?? 0;
  const sign = measure.direction === 'up' ? 1 : -1;
  const followed = strays(after).filter(({ value }) => sign * (value - usual) >= measure.difference);
  return told(after.length, followed.length);
}

function told(days: number, followed: number): Adherence {
  if (days < LEAST_DAYS) return { days, followed, verdict: 'unknown' };
  const share = followed / days;
  return { days, followed, verdict: share >= MOSTLY ? 'followed' : share >= PARTLY ? 'partly' : 'not-followed' };
}
