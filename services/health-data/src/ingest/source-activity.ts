import type { Columns } from '../domain/columns.ts';
import type { SourceActivity } from '../store/sources.ts';

/** Notes what sources have delivered, for the row of each. */
export class Activity {
  readonly #bySource = new Map<string, { added: number; first: number; last: number }>();

  /** @param columns in order of time */
  note(sourceId: string, added: number, { start, count }: Columns): void {
    const known = this.#bySource.get(sourceId) ?? { added: 0, first: Infinity, last: -Infinity };
    this.#bySource.set(sourceId, {
      added: known.added + added,
      first: Math.min(known.first, start[0] ?? Infinity),
      last: Math.max(known.last, start[count - 1] ?? -Infinity),
    });
  }

  list(): readonly SourceActivity[] {
    return [...this.#bySource].map(([sourceId, { added, first, last }]) => ({
      sourceId,
      added,
      first: new Date(first),
      last: new Date(last),
    }));
  }
}
