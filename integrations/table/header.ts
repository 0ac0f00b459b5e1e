import { firstRows, isNothing, numberIn, writtenTime } from '../kit/index.ts';

/** Rows looked at. */
const ROWS_SEEN = 400;
const LETTERS_SEEN = 65_536;
/** Lines before the header: titles, names of people, dates of the export. */
const PREAMBLE_MAX = 20;
const COLUMNS_MAX = 200;

/** A table as its beginning shows it. */
export interface SeenTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The rows in the beginning of a file, as many as a proposal looks at. */
export const seenRows = (head: Uint8Array): readonly (readonly string[])[] => firstRows(head, ROWS_SEEN, LETTERS_SEEN);

/** Whether a cell is a value: a number, a time, or nothing. */
export const isValue = (text: string): boolean =>
  !Number.isNaN(numberIn(text)) || writtenTime(text, 'day-first') !== undefined || writtenTime(text, 'month-first') !== undefined;

/**
 * Finds the header: the first row of names behind which rows of the same width with values follow. Undefined when the file is no table, or
 * one without names.
 */
export function seenTable(head: Uint8Array): SeenTable | undefined {
  if (head.includes(0) && head[0] !== 0xff && head[0] !== 0xfe) return undefined;
  const rows = seenRows(head);
  for (const [i, header] of rows.slice(0, PREAMBLE_MAX).entries()) {
    const names = header.filter((name) => name !== '');
    if (names.length < 2 || header.length > COLUMNS_MAX || names.some((name) => isValue(name))) continue;
    const following = rows.slice(i + 1).filter((row) => Math.abs(row.length - header.length) <= 1);
    const withValues = following.filter((row) => row.filter((cell) => !isNothing(cell) && isValue(cell)).length >= 2);
    if (withValues.length > 0 && withValues.length * 2 >= rows.length - i - 1) return { header, rows: following };
  }
  return undefined;
}
