import { rowsOf, type CsvOptions } from './csv.ts';

/** One row of a CSV, asked by the names of its columns. */
export interface TableRow {
  /** Place of the row, 0 for the first behind the header. */
  readonly place: number;
  /** The text of a cell; empty when the column or the cell is missing. */
  text(column: string): string;
  /** A cell as a number; NaN when it is missing or no number. A single comma counts as a decimal point. */
  number(column: string): number;
  has(column: string): boolean;
}

/**
 * Rows of a CSV whose first row names the columns. Names are compared without case.
 *
 * @param rename turns a column's name into the one to ask by, such as without a vendor's prefix
 * @param skipped rows that stand before the header
 */
export async function* tableRows(
  content: AsyncIterable<Uint8Array>,
  fault: (reason: string) => void,
  {
    rename = (name) => name,
    skipped = 0,
    ...options
  }: CsvOptions & { readonly rename?: (name: string) => string; readonly skipped?: number } = {},
): AsyncGenerator<TableRow> {
  let columns: ReadonlyMap<string, number> | undefined;
  let place = 0;
  let before = skipped;
  for await (const cells of rowsOf(content, options, fault)) {
    if (before-- > 0) continue;
    if (columns === undefined) columns = new Map(cells.map((name, i) => [rename(plainName(name)), i] as const).toReversed());
    else yield new Row(columns, cells, place++);
  }
}

/** Without a mark that was read as Latin-1, quotes, and case. */
const plainName = (name: string): string =>
  name
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .replaceAll('"', '')
    .trim()
    .toLowerCase();

class Row implements TableRow {
  readonly place: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[], place: number) {
    this.#columns = columns;
    this.#cells = cells;
    this.place = place;
  }

  text(column: string): string {
    const at = this.#columns.get(column);
    return at === undefined ? '' : (this.#cells[at] ?? '').trim();
  }

  number(column: string): number {
    const text = this.text(column);
    return text === '' ? Number.NaN : Number(/^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }
}
