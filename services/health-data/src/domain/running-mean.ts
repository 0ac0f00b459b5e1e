import type { Metric } from '@aceso/contracts/vocabulary';
import { isOfANight } from './by-waking.ts';
import type { Columns } from './columns.ts';
import type { DayValue } from './day-value.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import { MinuteMeans } from './minute-means.ts';

const MINUTES_OF_HOUR = 60;

/**
 * The value of a day whose readings come one behind the other: each is looked at once, and what `dayValue` would say of all is said of the
 * sums, bit by bit.
 */
export class RunningMean {
  readonly sourceId: string;
  readonly #day: LocalDay;
  readonly #means = new MinuteMeans();
  #hours = 0;
  #hour = -1;
  #lastAt = -Infinity;

  private constructor(sourceId: string, day: LocalDay) {
    this.sourceId = sourceId;
    this.#day = day;
  }

  /** Begins with what there is of the day; undefined when its value is none of readings that can be taken one by one. */
  static of(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): RunningMean | undefined {
    const [only, another] = sources;
    const isPlainMean = metric.aggregation === 'mean' && metric.category !== 'sleep' && !isOfANight(metric);
    if (only === undefined || another !== undefined || !isPlainMean) return undefined;
    const running = new RunningMean(only.sourceId, day);
    return running.add(only.sourceId, only.columns) ? running : undefined;
  }

  /**
   * Takes readings in, in order of time; those beside the day do not count.
   *
   * @returns false when they are of another source, last, or do not all lie behind what was there: then the day must be worked out anew
   */
  add(sourceId: string, { count, start, end, value }: Columns): boolean {
    if (sourceId !== this.sourceId || end !== undefined) return false;
    for (let i = 0; i < count; i++) {
      const at = start[i] ?? 0;
      if (at < this.#lastAt) return false;
      this.#lastAt = at;
      if (at < this.#day.start || at >= this.#day.end) continue;
      this.#take(Math.floor((at - this.#day.start) / MINUTE_MS), value[i] ?? 0);
    }
    return true;
  }

  #take(minute: number, value: number): void {
    this.#means.add(minute, value);
    const hour = Math.floor(minute / MINUTES_OF_HOUR);
    if (hour !== this.#hour) this.#hours++;
    this.#hour = hour;
  }

  /** As `dayValue`; undefined while there is no reading of the day. */
  value(): DayValue | undefined {
    const { minimum, maximum, n } = this.#means;
    if (n === 0) return undefined;
    const hours = Math.ceil(Math.round((this.#day.end - this.#day.start) / MINUTE_MS) / MINUTES_OF_HOUR);
    return {
      value: this.#means.mean(),
      minimum,
      maximum,
      n,
      coverage: this.#hours / hours,
      sourceIds: [this.sourceId],
    };
  }
}
