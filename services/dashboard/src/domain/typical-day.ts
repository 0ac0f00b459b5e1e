import { wallClock } from './days.ts';
import { shareOf } from './usual.ts';

/** Days that a typical day is made of. */
export const TYPICAL_DAYS = 14;
/** Half hours of a day. */
export const STRETCHES_PER_DAY = 48;
const STRETCH_MINUTES = 30;
/** International consensus on glucose reports: 10 of 14 days with 70 % of the data (Battelino et al., Diabetes Care 2019;42:1593). */
const DAYS_NEEDED = 10;
const COVERAGE_NEEDED = 0.7;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Mean of a stretch that begins at `at`, in milliseconds since the epoch. */
export interface Stretch {
  readonly at: number;
  readonly mean: number;
}

export interface TypicalStretch {
  /** After local midnight. */
  readonly minute: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly days: number;
}

/**
 * Typical day by the clock on the wall: percentiles over days of each half hour; empty when too few days have enough data.
 *
 * A half hour is shown only when it has values of at least ten days, like the day itself.
 */
export function typicalDayOf(stretches: readonly Stretch[], timeZone: string): readonly TypicalStretch[] {
  const placed = stretches.map(({ at, mean }) => {
    const { day, minute } = wallClock(at, timeZone);
    return { day, minute: minute - (minute % STRETCH_MINUTES), mean };
  });
  const full = [...Map.groupBy(placed, ({ day }) => day).values()].filter(
    (day) => new Set(day.map(({ minute }) => minute)).size >= STRETCHES_PER_DAY * COVERAGE_NEEDED,
  );
  if (full.length < DAYS_NEEDED) return [];
  return [...Map.groupBy(full.flat(), ({ minute }) => minute)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([minute, values]) => {
      const days = new Set(values.map(({ day }) => day)).size;
      if (days < DAYS_NEEDED) return [];
      const means = values.map(({ mean }) => mean);
      const [p5, p25, p50, p75, p95] = SHARES.map((share) => shareOf(means, share)) as [number, number, number, number, number]; // one each of five
      return [{ minute, p5, p25, p50, p75, p95, days }];
    });
}
