import { METRICS } from '@aceso/contracts/vocabulary';
import type { HealthRecord, Quarantined } from '../records.ts';
import type { SampleBatch } from '../samples.ts';
import type { SourceRef } from '../source.ts';
import type { Incoming, IncomingItem, ItemRecord, ItemSample } from './incoming.ts';

/** One reading of a vendor, already in the vocabulary's unit. */
export interface Reading {
  readonly metric: string;
  /** The vendor's own name, such as `sleep.average_hrv`. */
  readonly sourceType: string;
  readonly source: SourceRef;
  /** Unit as the vendor writes it. */
  readonly sourceUnit: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** Equals `start` when absent. */
  readonly end?: number;
  /** Absent values are no readings: missing is never zero. */
  readonly value: number | null | undefined;
  /** As the source wrote it, in `sourceUnit`, where that is another number: kept beside. All readings of a unit tell it, or none. */
  readonly original?: number;
  /** Code of `CONTEXT` in the vocabulary, such as whether insulin was basal. */
  readonly context?: number;
}

/** What belongs to one record of the vendor. */
export interface ItemGatherer {
  sample(reading: Reading): void;
  record(record: HealthRecord): void;
}

interface Column {
  readonly first: Reading;
  readonly start: number[];
  readonly end: number[];
  readonly value: number[];
  readonly original: number[];
  readonly context: number[];
}

/** Gathers what a mapping finds into columns and records; what cannot be true is kept aside. */
export class Gatherer {
  readonly #columns = new Map<string, Column>();
  readonly #records: HealthRecord[] = [];
  readonly #quarantined: Quarantined[] = [];
  readonly #items: IncomingItem[] = [];
  readonly #deleted: string[] = [];
  #read = 0;

  /** One record of the vendor. Of several with the same id the last counts. */
  item(nativeId: string, build: (item: ItemGatherer) => void): void {
    const samples: ItemSample[] = [];
    const records: ItemRecord[] = [];
    let at = Infinity;
    this.#read++;
    build({
      sample: (reading) => {
        const { metric, source, start, end = start } = reading;
        if (!this.#take(reading)) return;
        samples.push({ metric, sourceKey: source.key, start, end });
        at = Math.min(at, start);
      },
      record: (record) => {
        this.#records.push(record);
        records.push({ kind: record.kind, key: record.key });
        at = Math.min(at, record.start);
      },
    });
    this.#items.push({ nativeId, samples, records, ...(Number.isFinite(at) && { at }) });
  }

  /** A reading of a dense series that the vendor gives no ids for: it is recognised by its times. */
  sample(reading: Reading): void {
    this.#take(reading);
  }

  /** One record that the source gives no id for: its samples are recognised by their times, its records by their keys. */
  unnamed(build: (item: ItemGatherer) => void): void {
    this.#read++;
    build({ sample: (reading) => void this.#take(reading), record: (record) => void this.#records.push(record) });
  }

  /** One more record of the vendor that brought nothing; it is counted. */
  skip(): void {
    this.#read++;
  }

  /** A record that is not as the vendor's documentation says. */
  malformed(sourceType: string): void {
    this.#read++;
    this.#quarantined.push({ sourceType, reason: 'malformed' });
  }

  /** The vendor has deleted a record. */
  delete(nativeId: string): void {
    this.#read++;
    this.#deleted.push(nativeId);
  }

  result(): Incoming {
    return {
      batches: [...this.#columns.values()].map(batchOf),
      records: this.#records,
      quarantined: this.#quarantined,
      items: [...new Map(this.#items.map((item) => [item.nativeId, item])).values()],
      deleted: this.#deleted,
      read: this.#read,
    };
  }

  #take(reading: Reading): boolean {
    const { metric, sourceType, source, start, end = start, value, sourceUnit } = reading;
    if (value === null || value === undefined) return false;
    const known = METRICS.get(metric);
    if (known === undefined) throw new RangeError(`${metric} is not in the vocabulary`);
    const aside = (reason: Quarantined['reason']): false => {
      const times = Number.isFinite(start) && Number.isFinite(end) ? { start, end } : {};
      this.#quarantined.push({ sourceType, metric, source, ...times, value, unit: known.unit, reason });
      return false;
    };
    if (!Number.isFinite(start) || !Number.isFinite(end)) return aside('date-unreadable');
    if (!Number.isFinite(value)) return aside('value-unreadable');
    if (end < start) return aside('end-before-start');
    if (value < known.plausible.minimum || value > known.plausible.maximum) return aside('implausible');
    const key = `${metric}|${sourceType}|${source.key}|${sourceUnit}|${reading.original === undefined ? '' : 'converted'}`;
    const column = this.#columns.get(key) ?? { first: reading, start: [], end: [], value: [], original: [], context: [] };
    this.#columns.set(key, column);
    column.start.push(start);
    column.end.push(end);
    column.value.push(value);
    column.context.push(reading.context ?? 0);
    if (reading.original !== undefined) column.original.push(reading.original);
    return true;
  }
}

const batchOf = ({ first, start, end, value, original, context }: Column): SampleBatch => ({
  metric: first.metric,
  sourceType: first.sourceType,
  source: first.source,
  sourceUnit: first.sourceUnit,
  count: start.length,
  start: Float64Array.from(start),
  end: Float64Array.from(end),
  value: Float64Array.from(value),
  ...(original.length > 0 && { original: Float64Array.from(original) }),
  ...(context.some((code) => code !== 0) && { context: Uint8Array.from(context) }),
});

/**
 * An integer times a power of ten, without the noise of binary fractions: 60001 and −3 give 60.001.
 *
 * Dividing by a whole power of ten is rounded once; multiplying by its inverse rounds twice.
 */
export const scaled = (value: number, exponent: number): number => (exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent);
