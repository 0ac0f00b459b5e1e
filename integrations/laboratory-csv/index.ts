import { delimiterOf, headText, rowsOf, takeLabResult, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { columnsOfResults, type ResultColumns } from './columns.ts';
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

function headerOf(head: Uint8Array): ResultColumns | undefined {
  const text = headText(head);
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return columnsOfResults(first.split(delimiterOf(text)));
}

async function read({ content, head }: OneFile, out: Collector): Promise<void> {
  const columns = headerOf(head);
  if (columns === undefined) return;
  let waiting: string[][] = [];
  let order: DayOrder | undefined;
  let isHeader = true;
  const takeWaiting = async (): Promise<void> => {
    order ??= dayOrderOf(waiting.map((row) => row[columns.date] ?? ''));
    // Americans write the month first; without any day above 12 that is what most such tables mean, and it is said.
    if (order === undefined) out.problem('day-and-month-uncertain');
    order ??= 'month-first';
    for (const row of waiting) {
      take(row, columns, order, out);
      const due = out.step();
      if (due) await due;
    }
    waiting = [];
  };
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (!isHeader) waiting.push(row);
    isHeader = false;
    if (waiting.length >= SIGHT) await takeWaiting();
  }
  if (waiting.length > 0) await takeWaiting();
}

function take(row: readonly string[], columns: ResultColumns, order: DayOrder, out: Collector): void {
  const cell = (column: number): string => row[column]?.trim() ?? '';
  const name = cell(columns.name);
  if (name === '') return out.quarantine({ sourceType: 'row', source: SOURCE, reason: 'malformed' });
  const at = printedInstant(cell(columns.date), order, out.zone);
  const printed = cell(columns.value);
  if (isNothing(printed)) return out.skip(name, 'nothing-measured', at);
  if (Number.isNaN(at)) return out.quarantine({ sourceType: name, source: SOURCE, reason: 'date-unreadable' });
  const { value, comparator, unit } = printedValue(printed);
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
