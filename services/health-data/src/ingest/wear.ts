import type { Db } from '@aceso/kit';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { addDays, MINUTE_MS, type Calendar } from '../domain/local-days.ts';
import type { SourceOrder } from '../domain/source-order.ts';
import { WORN_GAP_MS, wornMinutes } from '../domain/worn-minutes.ts';
import { rowsBetween } from '../store/chunks.ts';
import type { SourceRow } from '../store/sources.ts';
import { decodeRows } from './day-columns.ts';

const HEART_RATE = 'heart-rate';

/** When the watches of a person were worn, as the heart rate of their routes tells; worked out once a day for all metrics that ask. */
export class Wear {
  readonly #personId: string;
  readonly #calendar: Calendar;
  readonly #watches: ReadonlySet<string>;
  readonly #order: SourceOrder;
  readonly #days = new Map<string, ReadonlyMap<string, Uint8Array>>();
  #loading: Promise<void> = Promise.resolve();

  constructor(personId: string, calendar: Calendar, sources: readonly SourceRow[], order: SourceOrder) {
    this.#personId = personId;
    this.#calendar = calendar;
    this.#order = order;
    // A route that does not know better calls a watch an app: its device tells.
    const devices = new Set(sources.filter(({ kind }) => kind === 'watch').map(({ sourceId }) => order.deviceOf(sourceId)));
    this.#watches = new Set(sources.flatMap(({ sourceId }) => (devices.has(order.deviceOf(sourceId)) ? [sourceId] : [])));
  }

  /** Reads the heart rate of days, oldest first, that were not asked for before. Whoever asks meanwhile waits for it. */
  async load(db: Db, days: readonly string[]): Promise<void> {
    this.#loading = this.#loading.then(() => this.#read(db, days));
    await this.#loading;
  }

  async #read(db: Db, days: readonly string[]): Promise<void> {
    const missing = days.filter((day) => !this.#days.has(day));
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined) return;
    const rows = await rowsBetween(db, this.#personId, [HEART_RATE], addDays(first, -1), addDays(last, 1));
    const chunks = decodeRows(
      rows.filter(({ sourceId }) => this.#watches.has(sourceId)),
      this.#order,
    );
    for (const day of missing) {
      const bounds = this.#calendar.bounds(day);
      const minutes = Math.round((bounds.end - bounds.start) / MINUTE_MS);
      const around = chunks.on({ day, start: bounds.start - WORN_GAP_MS, end: bounds.end + WORN_GAP_MS });
      const worn = new Map<string, Uint8Array>();
      for (const { sourceId, columns } of around) {
        const device = this.#order.deviceOf(sourceId);
        worn.set(device, together(wornMinutes(columns, bounds.start, minutes), worn.get(device)));
      }
      this.#days.set(day, worn);
    }
  }

  /** The sources of a day with the minutes in which each was worn. A single source needs no such thing. */
  addTo(sources: readonly RankedColumns[], day: string): readonly RankedColumns[] {
    if (sources.length < 2) return sources;
    const worn = this.#days.get(day);
    return sources.map((source) => {
      const minutes = worn?.get(this.#order.deviceOf(source.sourceId));
      return minutes === undefined ? source : { ...source, worn: minutes };
    });
  }

  /** Minutes of a day in which a device was worn, as the heart rate of any of its routes tells. */
  of(sourceId: string, day: string): Uint8Array | undefined {
    return this.#days.get(day)?.get(this.#order.deviceOf(sourceId));
  }
}

/** Minutes in which one or the other says so. */
function together(minutes: Uint8Array, more: Uint8Array | undefined): Uint8Array {
  return more === undefined ? minutes : minutes.map((worn, minute) => worn | (more[minute] ?? 0));
}
