import type { Collector } from './collector.ts';
import type { SourceRef } from './source.ts';

/** Totals held until every file has been read: a hundred years of twenty kinds have fewer. */
const HELD_MAX = 750_000;

interface DayTotal {
  readonly type: string;
  readonly metric: string;
  readonly source: SourceRef;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/**
 * Totals of whole days, which vendors write beside the readings that they add up. A total is taken only for days without such readings in
 * the same upload: laid over them it would be counted again in every minute that they leave free.
 */
export class DayTotals {
  readonly #out: Collector;
  readonly #held: DayTotal[] = [];

  constructor(out: Collector) {
    this.#out = out;
  }

  add(
    type: string,
    metric: string,
    source: SourceRef,
    unit: string,
    day: { readonly start: number; readonly end: number },
    value: number,
  ): void {
    const total = { type, metric, source, unit, start: day.start, end: day.end, value };
    if (this.#held.length < HELD_MAX && !Number.isNaN(day.start)) this.#held.push(total);
    else this.#give(total);
  }

  /** To be called when every file has been read. */
  end(): void {
    for (const total of this.#held) this.#give(total);
  }

  #give({ type, metric, source, unit, start, end, value }: DayTotal): void {
    if (this.#out.hasFiner(metric, start, end)) this.#out.skip(type, 'counted-in-finer-readings', start, end);
    else this.#out.sample(this.#out.stream(type, metric, source, unit), start, end, value);
  }
}
