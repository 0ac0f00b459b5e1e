/** A day of a metric whose value may be different now. */
export interface StaleDay {
  readonly metric: string;
  readonly day: string;
}

/** Gathers stale days, each once. */
export class StaleDays {
  readonly #days = new Map<string, Set<string>>();

  add(metric: string, days: Iterable<string>): void {
    const known = this.#days.get(metric) ?? new Set();
    this.#days.set(metric, known);
    for (const day of days) known.add(day);
  }

  daysOf(metric: string): readonly string[] {
    return [...(this.#days.get(metric) ?? [])].toSorted();
  }

  list(): readonly StaleDay[] {
    return [...this.#days].flatMap(([metric, days]) => [...days].map((day) => ({ metric, day })));
  }

  /** Days by metric, oldest first. */
  byMetric(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#days].map(([metric, days]) => [metric, [...days].toSorted()]));
  }
}
