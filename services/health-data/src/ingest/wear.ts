import type { Db } from '@aceso/kit';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { addDays, MINUTE_MS, type Calendar } from '../domain/local-days.ts';
import { WORN_GAP_MS, wornMinutes } from '../domain/worn-minutes.ts';
import { chunksBetween } from '../store/chunks.ts';
import type { SourceRow } from '../store/sources.ts';
import { decodeChunks } from './day-columns.ts';

const HEART_RATE = 'heart-rate';

/** When the watches of a person were worn, as their heart rate tells; worked out once a day for all metrics that ask. */
export class Wear {
  readonly #personId: string;
  readonly #calendar: Calendar;
  readonly #watches: ReadonlySet<string>;
  readonly #days = new Map<string, ReadonlyMap<string, Uint8Array>>();

  constructor(personId: string, calendar: Calendar, sources: readonly SourceRow[]) {
    this.#personId = personId;
    this.#calendar = calendar;
    this.#watches = new Set(sources.filter(({ kind }) => kind === 'watch').map(({ sourceId }) => sourceId));
  }

  /** Reads the heart rate of days, oldest first, that were not asked for before. */
  async load(db: Db, days: readonly string[]): Promise<void> {
    const missing = days.filter((day) => !this.#days.has(day));
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined) return;
    const rows = await chunksBetween(db, this.#personId, [HEART_RATE], addDays(first, -1), addDays(last, 1));
    const chunks = decodeChunks(rows.filter(({ sourceId }) => this.#watches.has(sourceId)));
    for (const day of missing) {
      const bounds = this.#calendar.bounds(day);
      const minutes = Math.round((bounds.end - bounds.start) / MINUTE_MS);
      const around = chunks.on({ day, start: bounds.start - WORN_GAP_MS, end: bounds.end + WORN_GAP_MS });
      this.#days.set(day, new Map(around.map(({ sourceId, columns }) => [sourceId, wornMinutes(columns, bounds.start, minutes)])));
    }
  }

  /** The sources of a day with the minutes in which each was worn. A single source needs no such thing. */
  addTo(sources: readonly RankedColumns[], day: string): readonly RankedColumns[] {
    if (sources.length < 2) return sources;
    const worn = this.#days.get(day);
    return sources.map((source) => {
      const minutes = worn?.get(source.sourceId);
      return minutes === undefined ? source : { ...source, worn: minutes };
    });
  }
}
