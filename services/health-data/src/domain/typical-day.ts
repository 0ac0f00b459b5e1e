import type { TypicalStretch } from '@aceso/contracts/health-data';
import { sortedQuantile } from '@aceso/science';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import type { MinuteLine } from './minute-line.ts';

/** International consensus on glucose reports: 10 of 14 days with 70 % of the data (Battelino et al., Diabetes Care 2019;42:1593). */
export const DAYS_NEEDED = 10;
const COVERAGE_NEEDED = 0.7;
const DAY_MINUTES = 1_440;

export interface TypicalDay {
  /** Days with at least seven tenths of their stretches. */
  readonly fullDays: number;
  /** Empty when fewer than `DAYS_NEEDED` days are full; a stretch is given when so many days have it. */
  readonly points: readonly TypicalStretch[];
}

/** Gathers days, one at a time, into a typical one. */
export class TypicalDays {
  readonly #step: number;
  readonly #adds: boolean;
  readonly #timeZone: string;
  readonly #stretches: number[][];
  #fullDays = 0;

  /** @param step minutes of a stretch @param adds whether the metric is an amount: a stretch is then a sum, else a mean */
  constructor(step: number, adds: boolean, timeZone: string) {
    this.#step = step;
    this.#adds = adds;
    this.#timeZone = timeZone;
    this.#stretches = Array.from({ length: DAY_MINUTES / step }, () => []);
  }

  add({ bounds, value }: MinuteLine): void {
    const length = this.#stretches.length;
    const [sum, count] = [new Float64Array(length), new Uint32Array(length)];
    const clock = wallClock(bounds, this.#timeZone);
    value.forEach((reading, minute) => {
      if (Number.isNaN(reading)) return;
      const stretch = Math.floor(clock(minute) / this.#step);
      sum[stretch] = (sum[stretch] ?? 0) + reading;
      count[stretch] = (count[stretch] ?? 0) + 1;
    });
    if (count.filter((n) => n > 0).length < length * COVERAGE_NEEDED) return;
    this.#fullDays++;
    count.forEach((n, stretch) => {
      if (n > 0) this.#stretches[stretch]?.push(this.#adds ? (sum[stretch] ?? 0) : (sum[stretch] ?? 0) / n);
    });
  }

  result(): TypicalDay {
    if (this.#fullDays < DAYS_NEEDED) return { fullDays: this.#fullDays, points: [] };
    const points = this.#stretches.flatMap((values, stretch) => {
      if (values.length < DAYS_NEEDED) return [];
      const sorted = Float64Array.from(values).toSorted();
      const at = (share: number): number => sortedQuantile(sorted, share);
      return [
        { minute: stretch * this.#step, p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95), days: values.length },
      ];
    });
    return { fullDays: this.#fullDays, points };
  }
}

/** Minute on the wall clock of a minute since midnight: another one on the two days a year when clocks are changed. */
function wallClock({ start, end }: LocalDay, timeZone: string): (minute: number) => number {
  if (end - start === DAY_MINUTES * MINUTE_MS) return (minute) => minute;
  const known = new Map<number, number>();
  return (minute) => {
    const quarter = minute - (minute % 15); // Zones change their clocks by whole quarters of an hour.
    const shown = known.get(quarter) ?? clockAt(start + quarter * MINUTE_MS, timeZone);
    known.set(quarter, shown);
    return shown + (minute - quarter);
  };
}

function clockAt(at: number, timeZone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
}
