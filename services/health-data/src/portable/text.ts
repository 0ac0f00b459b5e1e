import type { Cell, Column, Table } from './tables.ts';

const PIECE_CHARACTERS = 65_536;

/** Tables as lines of JSON; each line says which table it is of. Cells without a value are left out. */
export async function* ndjson(tables: readonly Table[]): AsyncGenerator<string> {
  for (const { name, columns, rows } of tables) {
    const begin = `{"table":${JSON.stringify(name)}`;
    const keys = columns.map((column) => `,${JSON.stringify(column.name)}:`);
    yield* pieces(rows(), (row) => {
      let line = begin;
      for (const [i, cell] of row.entries()) if (cell !== undefined) line += (keys[i] ?? '') + jsonCell(cell, columns[i]);
      return `${line}}\n`;
    });
  }
}

/** A table as CSV (RFC 4180) with a header; the end of a line is CR LF. */
export async function* csv({ columns, rows }: Table): AsyncGenerator<string> {
  yield `${columns.map(({ name }) => name).join(',')}\r\n`;
  yield* pieces(rows(), (row) => `${row.map((cell, i) => csvCell(cell, columns[i])).join(',')}\r\n`);
}

function jsonCell(cell: Exclude<Cell, undefined>, column: Column | undefined): string {
  if (column?.kind === 'json') return String(cell);
  return JSON.stringify(column?.kind === 'time' ? new Date(cell).toISOString() : cell);
}

function csvCell(cell: Cell, column: Column | undefined): string {
  if (cell === undefined) return '';
  const text = column?.kind === 'time' ? new Date(cell).toISOString() : String(cell);
  if (typeof cell === 'number') return text;
  // What begins like a formula is run by spreadsheets: an apostrophe makes it text.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function* pieces<Row>(batches: AsyncGenerator<readonly Row[]>, line: (row: Row) => string): AsyncGenerator<string> {
  let text = '';
  for await (const rows of batches)
    for (const row of rows) {
      text += line(row);
      if (text.length < PIECE_CHARACTERS) continue;
      yield text;
      text = '';
    }
  if (text !== '') yield text;
}
