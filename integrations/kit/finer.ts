const HOUR_MS = 3_600_000;
/** An amount over more hours than this is a total of a day. */
const DAY_TOTAL_MS = 20 * HOUR_MS;

/** Hours for which an upload holds amounts that are finer than a day, by metric. */
export class FinerHours {
  readonly #hours = new Map<string, Set<number>>();

  /** Notes an amount; totals of a day are passed over. */
  note(metric: string, start: number, end: number): void {
    if (end - start >= DAY_TOTAL_MS) return;
    let hours = this.#hours.get(metric);
    if (hours === undefined) this.#hours.set(metric, (hours = new Set()));
    hours.add(Math.floor(start / HOUR_MS));
  }

  /** Whether any finer amount begins within a time of about a day. */
  within(metric: string, start: number, end: number): boolean {
    const hours = this.#hours.get(metric);
    if (hours === undefined || !(end - start <= 2 * 24 * HOUR_MS)) return false;
    for (let hour = Math.floor(start / HOUR_MS); hour * HOUR_MS < end; hour++) if (hours.has(hour)) return true;
    return false;
  }
}
