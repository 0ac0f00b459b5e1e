const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What a time in the file says: when, and which time of day was written. */
export interface Stamp {
  readonly at: number;
  /** Milliseconds since the midnight of its own clock. */
  readonly timeOfDay: number;
}

/**
 * How long the points of a series last. The app sums up by minute, hour or day and does not say which: it shows in all times together,
 * since they stand on full minutes, hours or days. Times that stand on none are moments.
 */
export function periodOf(stamps: Iterable<Stamp>): number {
  let period = DAY_MS;
  let count = 0;
  for (const { timeOfDay } of stamps) {
    count++;
    while (period > 0 && timeOfDay % period !== 0) period = period === DAY_MS ? HOUR_MS : period === HOUR_MS ? MINUTE_MS : 0;
    if (period === 0) return 0;
  }
  // One or two points on a full minute may be there by chance.
  return count < 3 && period !== DAY_MS ? 0 : period;
}
