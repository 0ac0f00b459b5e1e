import { isoInstant, tableRows, type Collector, type TableRow } from '../../kit/index.ts';
import { FAMILIES, RECORD_TABLES, type Family, type RecordTable } from './families.ts';
import { takeRecordRow } from './record-table.ts';
import { FITBIT, sourceNamed } from './source.ts';
import { localDay } from './time.ts';

const MINUTE_MS = 60_000;

/** Column names of a table, as its first line has them. */
const columnsIn = (text: string): ReadonlySet<string> =>
  new Set(
    (text.split(/\r?\n/, 1)[0] ?? '').split(',').map((name) =>
      name
        .replace(/^\ufeff/, '')
        .replaceAll('"', '')
        .trim()
        .toLowerCase(),
    ),
  );

/** What kind of table a text is; undefined when it is none of Fitbit's or Google's. */
export function tableIn(text: string, name: string): Family | RecordTable | undefined {
  const columns = columnsIn(text);
  const hasAll = (names: readonly string[]): boolean => names.every((column) => columns.has(column));
  for (const [kind, names] of Object.entries(RECORD_TABLES)) if (hasAll(names)) return kind as RecordTable; // reason: the keys of the record
  return FAMILIES.find((family) => hasAll(family.columns) && (family.file === undefined || family.file.test(name)));
}

/** Reads a table of readings or records. */
export async function readTable(content: AsyncIterable<Buffer>, head: string, name: string, out: Collector): Promise<void> {
  const kind = tableIn(head, name);
  if (kind === undefined) return;
  const type = typeof kind === 'string' ? kind : kind.type;
  for await (const row of tableRows(content, (reason) => out.problem(reason, type))) {
    if (typeof kind === 'string') takeRecordRow(row, kind, out);
    else takeRow(row, kind, out);
    const due = out.step();
    if (due) await due;
  }
}

function takeRow(row: TableRow, family: Family, out: Collector): void {
  if (family.readings === undefined) return out.skip(family.type, family.leftOut ?? 'counted-elsewhere');
  const source = row.has('data source') ? sourceNamed(row.text('data source')) : FITBIT;
  const { start, end } = timesOf(row, family, out);
  for (const { name, metric, unit, isMissing } of family.readings) {
    const text = row.text(name);
    if (text === '' || /^nan$/i.test(text)) {
      if (row.has(name)) out.skip(`${family.type}.${name}`, 'nothing-measured', start, end);
      continue;
    }
    const value = row.number(name);
    const type = `${family.type}.${name}`;
    if (Number.isNaN(value)) out.quarantine({ sourceType: type, metric, source, start, end, reason: 'value-unreadable' });
    else if (isMissing?.(value) === true) out.skip(type, 'nothing-measured', start, end);
    else out.sample(out.stream(type, metric, source, unit), start, end, value);
  }
}

function timesOf(row: TableRow, { columns, isDaily, minutes }: Family, out: Collector): { readonly start: number; readonly end: number } {
  const text = row.text(columns[0] ?? '');
  if (isDaily === true) {
    const { start } = localDay(text, out.zone);
    return { start, end: start };
  }
  const start = isoInstant(text, out.zone);
  return { start, end: start + (minutes ?? 0) * MINUTE_MS };
}
