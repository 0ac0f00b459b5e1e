import { delimiterOf, firstRows, headText, rowsOf, takeLabResult, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { columnsOfResults, isEnglish, type ResultColumns } from './columns.ts';
import { dayOrderOf, printedInstant, type DayOrder } from './date.ts';
import { isNothing, printedValue } from './value.ts';

const SOURCE = { key: 'Laboratory', name: 'Laboratory', kind: 'app' } as const;
/** Rows looked at to learn the order of day and month, before any is taken. */
const SIGHT = 5_000;

/** Results of laboratories as a table: a date, a marker, a value, a unit, in any order and several languages. */
export const laboratoryCsv: FileFormat = {
  id: 'laboratory-csv',
  name: 'Laboratory results (table)',
  recognise: (head) => headerOf(head) !== undefined,
  begin: (out) => ({ file: (file) => read(file, out) }),
};

/** Rows that may stand before the header: a title, the name of the laboratory. */
const HEADER_WITHIN = 8;

/** The header, its place among the rows, and how the table writes numbers and days as far as its form tells. */
interface Header {
  readonly columns: ResultColumns;
  readonly place: number;
  /** Cut by semicolons, because the comma is needed for decimals. */
  readonly isCommaDecimal: boolean;
  readonly isEnglish: boolean;
}

function headerOf(head: Uint8Array): Header | undefined {
  for (const [place, row] of firstRows(head, HEADER_WITHIN).entries()) {
    const columns = columnsOfResults(row);
    if (columns === undefined) continue;
    return { columns, place, isCommaDecimal: delimiterOf(headText(head)) === ';', isEnglish: isEnglish(row[columns.value] ?? '') };
  }
  return undefined;
}

async function read({ content, head }: OneFile, out: Collector): Promise<void> {
  const header = headerOf(head);
  if (header === undefined) return;
  const { columns } = header;
  let waiting: string[][] = [];
  let order: DayOrder | undefined;
  let place = 0;
  const takeWaiting = async (): Promise<void> => {
    order ??= dayOrderOf(waiting.map((row) => row[columns.date] ?? ''));
    // Only Americans write the month first, in English and with decimal points; where no day is above 12 that is taken, and it is said.
    if (order === undefined && (header.isCommaDecimal || !header.isEnglish)) order = 'day-first';
    if (order === undefined) out.problem('day-and-month-uncertain');
    order ??= 'month-first';
    for (const row of waiting) {
      take(row, header, order, out);
      const due = out.step();
      if (due) await due;
    }
    waiting = [];
  };
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (place++ > header.place) waiting.push(row);
    if (waiting.length >= SIGHT) await takeWaiting();
  }
  if (waiting.length > 0) await takeWaiting();
}

function take(row: readonly string[], { columns, isCommaDecimal }: Header, order: DayOrder, out: Collector): void {
  const cell = (column: number): string => row[column]?.trim() ?? '';
  const name = cell(columns.name);
  if (name === '') return out.quarantine({ sourceType: 'row', source: SOURCE, reason: 'malformed' });
  const at = printedInstant(cell(columns.date), order, out.zone);
  const printed = cell(columns.value);
  if (isNothing(printed)) return out.skip(name, 'nothing-measured', at);
  if (Number.isNaN(at)) return out.quarantine({ sourceType: name, source: SOURCE, reason: 'date-unreadable' });
  const { value, comparator, unit } = printedValue(printed, isCommaDecimal);
  const [range, flag, code] = [cell(columns.range), cell(columns.flag), cell(columns.code)];
  takeLabResult(out, {
    sourceType: name,
    source: SOURCE,
    key: ['laboratory-csv', name.toLowerCase(), at].join('|'),
    at,
    name,
    printed,
    unit: cell(columns.unit) || unit,
    ...(/^\d{3,6}-\d$/.test(code) && { loinc: code }),
    ...(value !== undefined && { value }),
    ...(comparator !== undefined && { comparator }),
    ...(range !== '' && { referenceRange: range }),
    ...(flag !== '' && { flag }),
  });
}
