import { median, medianAbsoluteDeviation, slidingMedians, stepNoise } from '@aceso/science';
import { daysApart, weekdayOf } from '../days.ts';
import type { DayPoint } from '../features.ts';

/** Days, or weeks, of one device, freed of what the weekday and single wild days do to them. */
export interface SteadyDays {
  /** Days since the first day. */
  readonly times: readonly number[];
  /** Value of each without the weekday's part, and not further from the middle than a few deviations. */
  readonly values: readonly number[];
  /** Standard deviation of a day as far as it shows in the mean of many. */
  readonly scale: number;
  /** Days that a value stands for. */
  readonly width: number;
}

/** Values from which on a weekday has a part of its own. */
const WEEKDAY_VALUES = 28;
const WILD = 4;
/** Values on either side that make up what is usual around a day. */
const BESIDE = 10;
const BLOCK = 7;
const BLOCKS_NEEDED = 20;
/** Long-run deviation of days of which two fifths carry over, in deviations of their steps: √((1 + φ) / (1 − φ)²), φ = 0.4. */
const CARRIED_OVER = 1.97;

const middleOf = (values: readonly number[]): number => {
  const found = median(values);
  return found.ok ? found.value : 0;
};

/** What each weekday adds to the middle of all days; nothing while there are too few days to know. */
function weekdayParts(points: readonly DayPoint[], middle: number): readonly number[] {
  const groups = Array.from({ length: 7 }, (): number[] => []);
  for (const { day, value } of points) groups[weekdayOf(day)]?.push(value);
  return groups.map((values) => (points.length >= WEEKDAY_VALUES && values.length >= 4 ? middleOf(values) - middle : 0));
}

/**
 * Noise of a day as it counts in the mean of many days: from weekly means, since neighbouring days hang together and their steps look
 * calmer than they are. Never below what their steps say.
 */
function longRunNoise(values: readonly number[], floor: number): number {
  const blocks = Array.from({ length: Math.floor(values.length / BLOCK) }, (_, i) => {
    const block = values.slice(BLOCK * i, BLOCK * (i + 1));
    return block.reduce((sum, value) => sum + value, 0) / BLOCK;
  });
  const steps = values.length > 1 ? stepNoise(values) : 0;
  return Math.max(floor, blocks.length < BLOCKS_NEEDED ? CARRIED_OVER * steps : Math.max(steps, stepNoise(blocks) * Math.sqrt(BLOCK)));
}

/** Draws single wild days in to a few deviations from the middle of the three weeks around them. */
function withoutWildDays(values: readonly number[], floor: number): readonly number[] {
  const middles = slidingMedians(values, BESIDE);
  const spread = medianAbsoluteDeviation(values.map((value, i) => value - (middles[i] ?? 0)));
  const most = WILD * Math.max(floor, spread.ok ? spread.value : 0);
  return values.map((value, i) => Math.min((middles[i] ?? 0) + most, Math.max((middles[i] ?? 0) - most, value)));
}

/** Makes days of one device comparable. `floor` is the smallest believable scatter, in the unit of the metric. */
export function steadyDays(points: readonly DayPoint[], floor: number): SteadyDays {
  const middle = middleOf(points.map(({ value }) => value));
  const parts = weekdayParts(points, middle);
  const plain = points.map(({ day, value }) => value - (parts[weekdayOf(day)] ?? 0));
  const values = withoutWildDays(plain, floor);
  const first = points[0]?.day ?? '';
  return { times: points.map(({ day }) => daysApart(first, day)), values, scale: longRunNoise(values, floor), width: 1 };
}
