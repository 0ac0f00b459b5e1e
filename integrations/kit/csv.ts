import { Readable } from 'node:stream';
import { headText, textOf } from './text.ts';

export interface CsvOptions {
  /** Found out from the first lines when left out: comma, semicolon or tab. */
  readonly delimiter?: ',' | ';' | '\t';
}

/** Letters looked at to find the delimiter. */
const SIGHT = 16_384;
/** Bytes of a head: one that is as long is not the whole file. */
const SIGHT_BYTES = 65_536;

/**
 * Rows of a CSV as they come: RFC 4180 with the liberties that exporters take (marks, semicolons, rows of any length, a quote inside a
 * field). Fields are trimmed. A fault ends the reading with what came before it. A last row that is shorter than the one before it and has no
 * end of line was cut off: its last field may be half a number, so it is left out and told.
 *
 * @param fault is told the reason when the text stops being CSV
 */
export async function* rowsOf(
  content: AsyncIterable<Uint8Array>,
  options: CsvOptions,
  fault: (reason: string) => void,
): AsyncGenerator<string[]> {
  const texts = textOf(content)[Symbol.asyncIterator]();
  let head = '';
  for (let next = await texts.next(); next.done !== true; next = await texts.next()) {
    head += next.value;
    if (head.length >= SIGHT) break;
  }
  // Loaded when the first such file comes: most people never bring one.
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: options.delimiter ?? delimiterOf(head.slice(0, SIGHT)),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    trim: true,
    bom: true,
    maxRecordSize: 16 * 1024 * 1024,
  });
  let last = head;
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (let next = await texts.next(); next.done !== true; next = await texts.next()) yield (last = next.value);
  }
  let [before, held] = [0, undefined as string[] | undefined];
  try {
    for await (const row of Readable.from(all()).pipe(parser)) {
      if (held !== undefined) {
        before = held.length;
        yield held;
      }
      held = row as string[]; // reason: without `columns` a row is a list of texts
    }
    if (held === undefined) return;
    if (held.length < before && !/[\r\n]$/.test(last)) fault('csv-cut-off');
    else yield held;
  } catch (cause) {
    if (held !== undefined) yield held;
    if (!isCsvFault(cause)) throw cause;
    fault('csv-malformed');
  }
}

/**
 * The mark that cuts most evenly: the one with the highest count that stands equally often in the first lines outside quotes. Where
 * semicolons or tabs do, a comma between digits is decimal and cuts nothing.
 */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const lines = text
    .split(/\r?\n/)
    .slice(0, 12)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '');
  const score = (mark: string, among: readonly string[]): number => {
    const counts = among.map((line) => line.split(mark).length - 1).toSorted((a, b) => b - a);
    return counts[Math.floor(counts.length / 3)] ?? 0;
  };
  const [semicolons, tabs] = [score(';', lines), score('\t', lines)];
  const commas = score(',', semicolons + tabs === 0 ? lines : lines.map((line) => line.replaceAll(/(?<=\d),(?=\d)/g, '')));
  if (semicolons > commas && semicolons >= tabs) return ';';
  if (tabs > commas) return '\t';
  return commas === 0 && semicolons > 0 ? ';' : ',';
}

/** The first rows that stand in the beginning of a file, for recognising it; a row that is not complete there is left out. */
export function firstRows(head: Uint8Array, count = 12, letters?: number): readonly (readonly string[])[] {
  const text = headText(head, letters);
  const isCut = head.length >= SIGHT_BYTES || head.length > text.length;
  const mark = delimiterOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [all, quoted, plain = '', end] of text.matchAll(mark === ',' ? COMMA_CELLS : mark === ';' ? SEMICOLON_CELLS : TAB_CELLS)) {
    // The end: after a mark it is an empty cell, else nothing.
    if (all === '' && row.length === 0) break;
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === mark) continue;
    if (end === '' && isCut) break;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
    if (rows.length >= count) break;
  }
  return rows;
}

/** A cell and what ends it: the mark, the end of the line, or the end of the text. */
const cellsBy = (mark: string): RegExp =>
  new RegExp(`(?:[ \\ufeff]*"((?:[^"]|"")*)"[^${mark}\\n]*?|([^${mark}\\n]*?))(${mark}|\\r?\\n|$)`, 'g');
const [COMMA_CELLS, SEMICOLON_CELLS, TAB_CELLS] = [cellsBy(','), cellsBy(';'), cellsBy('\t')];

const isCsvFault = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('CSV_');

/** Column names -> places, compared without case, marks and blanks around. */
export function columnsOf(header: readonly string[]): (name: string | RegExp) => number {
  const plain = header.map((name) => plainName(name));
  return (name) => (typeof name === 'string' ? plain.indexOf(plainName(name)) : plain.findIndex((text) => name.test(text)));
}

/** A byte order mark that was read as Latin-1, quotes doubled by a second export, and case. */
const plainName = (name: string): string =>
  name
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .replaceAll('"', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
