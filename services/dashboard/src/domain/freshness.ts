import { daysApart } from './days.ts';

export type Freshness = 'live' | 'waiting' | 'stale';

/** So many rhythms late a value may be before it counts as old. */
const RHYTHMS_LATE = 2;

/**
 * How fresh a series is: live within its own rhythm, waiting until two rhythms late, stale after that.
 *
 * The rhythm is the median distance of neighbouring values, one day at least: a weekly weight is not old on the fifth day.
 *
 * @param days civil days with a value, oldest first
 * @param age days since the newest one
 */
export function freshnessOf(days: readonly string[], age: number): Freshness {
  const gaps = days
    .slice(1)
    .map((day, i) => daysApart(days[i] ?? day, day))
    .toSorted((a, b) => a - b);
  const rhythm = Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 1);
  if (age <= rhythm) return 'live';
  return age <= rhythm * (1 + RHYTHMS_LATE) ? 'waiting' : 'stale';
}
