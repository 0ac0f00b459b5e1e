import { instantOf, isNothing, numberIn, takeCell, writtenTime, type Collector, type DayOrder } from '../kit/index.ts';
import { boundOf, COLUMN, EVENT_COLUMNS, SAMPLE_COLUMNS, sourceOf, unitIn, type SampleColumn } from './mapping.ts';

/** Takes the rows of one file, once the order of its dates is known. */
export class RowReader {
  readonly #out: Collector;
  readonly #header: readonly string[];
  readonly #order: DayOrder | undefined;

  constructor(out: Collector, header: readonly string[], order: DayOrder | undefined) {
    this.#out = out;
    this.#header = header;
    this.#order = order;
  }

  take(row: readonly string[]): void {
    const at = instantOf(writtenTime(row[COLUMN.timestamp] ?? '', this.#order), this.#out.zone);
    const samples = SAMPLE_COLUMNS.filter(({ column }) => !isNothing(row[column]));
    const events = EVENT_COLUMNS.filter((column) => !isNothing(row[column]));
    if (samples.length + events.length === 0) {
      // Marks of the device: a changed clock, a started sensor.
      const recordType = /^\d$/.test(row[COLUMN.recordType] ?? '') ? row[COLUMN.recordType] : '?';
      return this.#out.skip(`Record Type ${recordType}`, 'mark-without-value', at);
    }
    for (const column of samples) this.#sample(row, column, at);
    for (const column of events) this.#event(row, column, at);
  }

  #name(column: number): string {
    return this.#header[column] ?? `column ${column + 1}`;
  }

  #sample(row: readonly string[], { column, metric, unit, context, source: part }: SampleColumn, at: number): void {
    const type = this.#name(column);
    const text = row[column] ?? '';
    const source = sourceOf(row[COLUMN.device] ?? '', row[COLUMN.serial] ?? '', part);
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: type, metric, source, reason: 'date-unreadable' });
    const bound = metric === 'blood-glucose' ? boundOf(text) : undefined;
    if (bound === undefined) {
      takeCell(this.#out, { type, metric, source, unit: unit ?? unitIn(type), start: at, text, ...(context !== undefined && { context }) });
      return;
    }
    const detail = { glucose: bound.outside, limitMgPerDl: bound.limitMgPerDl };
    this.#out.record({ kind: 'event', key: `${source.key}|${column}|${at}`, sourceType: type, source, start: at, end: at, detail });
  }

  #event(row: readonly string[], column: number, at: number): void {
    const type = this.#name(column);
    const source = sourceOf(row[COLUMN.device] ?? '', row[COLUMN.serial] ?? '', 'entered');
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: type, source, reason: 'date-unreadable' });
    const text = row[column] ?? '';
    const value = numberIn(text);
    const detail = { column: type, ...(column === COLUMN.notes || Number.isNaN(value) ? { text } : { value }) };
    this.#out.record({ kind: 'event', key: `${source.key}|${column}|${at}|${text}`, sourceType: type, source, start: at, end: at, detail });
  }
}
