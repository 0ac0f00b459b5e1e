import { createHash } from 'node:crypto';
import type { DayOrder } from '../kit/index.ts';

/** What the columns of somebody's table are, as the person has said. Columns are counted from 0. */
export interface TableMapping {
  /** When: one column with date and time, or one with the date and one with the time. */
  readonly time: readonly number[];
  /** Until when, where the table tells. */
  readonly end?: readonly number[];
  readonly timeForm: 'written' | 'epoch-seconds' | 'epoch-milliseconds';
  /** Needed where a date can be read both ways. */
  readonly dayOrder?: DayOrder;
  /** IANA zone of the times; the person's own when left out. */
  readonly timeZone?: string;
  /** Which sign begins the decimals; found out for each number when left out. */
  readonly decimalMark?: '.' | ',';
  /** How long a row lasts where the table does not tell its end: amounts of a day are not of a moment. */
  readonly lasts?: 'moment' | 'minute' | 'hour' | 'day';
  readonly columns: readonly MappedColumn[];
  /** Name of the source to show. */
  readonly source?: string;
}

export interface MappedColumn {
  readonly column: number;
  /** Of the vocabulary. */
  readonly metric: string;
  /** As the table writes it: UCUM or as people print it. */
  readonly unit: string;
}

/** A name of a column without case, marks and blanks around. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .replaceAll('"', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Tells tables of the same header from others: names and their order, never values. */
export const fingerprintOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(header.map(plainName)))
    .digest('base64url')
    .slice(0, 22);
