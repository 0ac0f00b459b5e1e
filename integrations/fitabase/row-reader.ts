import { columnsOf, instantOf, isNothing, numberIn, takeCell, writtenTime, type Collector, type SourceRef } from '../kit/index.ts';
import { sourceOf, type Column, type Table } from './mapping.ts';

/** Rows remembered to find exact doubles: more than any table of days has. */
const REMEMBERED_MAX = 200_000;
const MINUTES_OF_A_DAY = 1440;

/** Takes the rows of one table. */
export class RowReader {
  readonly #out: Collector;
  readonly #table: Table;
  readonly #header: readonly string[];
  readonly #place: (name: string) => number;
  readonly #hasSeveral: boolean;
  readonly #seen = new Set<string>();

  constructor(out: Collector, table: Table, header: readonly string[], hasSeveral: boolean) {
    this.#out = out;
    this.#table = table;
    this.#header = header;
    this.#place = columnsOf(header);
    this.#hasSeveral = hasSeveral;
  }

  take(row: readonly string[]): void {
    const { name, columns, keepsRow } = this.#table;
    const [start, end] = this.#times(this.#text(row, this.#table.time));
    const reason = this.#leftOutBecause(row);
    if (reason !== undefined) {
      if (keepsRow === true) this.#out.skip(name, reason, start, end);
      for (const column of columns) this.#skip(row, column, reason, start, end);
      return;
    }
    const source = sourceOf(row[0] ?? '', this.#table, this.#text(row, 'IsManualReport').toLowerCase() === 'true');
    if (keepsRow === true) this.#keep(row, source, start, end);
    for (const column of columns) {
      const text = this.#text(row, column.name);
      if (isNothing(text)) continue;
      const { metric, unit } = column;
      if (Number.isNaN(start)) this.#out.quarantine({ sourceType: column.name, metric, source, reason: 'date-unreadable' });
      else takeCell(this.#out, { type: column.name, metric, source, unit, start, end, text, mark: '.' });
    }
  }

  #text(row: readonly string[], name: string): string {
    return row[this.#place(name)] ?? '';
  }

  /** Fitabase writes US dates and a clock of twelve hours. */
  #times(text: string): readonly [start: number, end: number] {
    const written = writtenTime(text, 'month-first');
    const start = instantOf(written, this.#out.zone);
    if (this.#table.lasts !== 'day' || written === undefined || Number.isNaN(start))
      return [start, start + (this.#table.lasts === 'day' ? 0 : this.#table.lasts)];
    const next = new Date(Date.UTC(written.year, written.month - 1, written.day + 1));
    return [start, this.#out.zone.instant({ year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() })];
  }

  #leftOutBecause(row: readonly string[]): string | undefined {
    if (this.#hasSeveral) return 'file-of-several-people';
    const text = row.join(',');
    if (this.#seen.has(text)) return 'row-stands-twice';
    if (this.#seen.size < REMEMBERED_MAX) this.#seen.add(text);
    const isIdle = Number(this.#text(row, 'SedentaryMinutes')) === MINUTES_OF_A_DAY && Number(this.#text(row, 'TotalSteps')) === 0;
    return this.#table.keepsRow === true && isIdle ? 'tracker-not-worn' : undefined;
  }

  #skip(row: readonly string[], { name }: Column, reason: string, start: number, end: number): void {
    const text = this.#text(row, name);
    if (isNothing(text)) return;
    const value = numberIn(text, '.');
    this.#out.skip(name, reason, start, end, Number.isNaN(value) ? undefined : value);
  }

  #keep(row: readonly string[], source: SourceRef, start: number, end: number): void {
    const { name } = this.#table;
    if (Number.isNaN(start)) return this.#out.quarantine({ sourceType: name, source, reason: 'date-unreadable' });
    const detail = Object.fromEntries(
      this.#header.flatMap((column, i) => (column === 'Id' || isNothing(row[i]) ? [] : [[column, row[i] ?? '']])),
    );
    this.#out.record({ kind: 'activity-summary', key: `${source.key}|${name}|${start}`, sourceType: name, source, start, end, detail });
  }
}
