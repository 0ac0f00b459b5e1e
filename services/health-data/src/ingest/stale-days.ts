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

  /** Days by metric, oldest first. */
  byMetric(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#days].map(([metric, days]) => [metric, [...days].toSorted()]));
  }
}
