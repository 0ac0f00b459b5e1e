import {
  DayOrderVote,
  eachAlone,
  firstRows,
  instantOf,
  isNothing,
  rowsOf,
  takeCell,
  takePressure,
  writtenTime,
  zoned,
  type Collector,
  type DayOrder,
  type FileFormat,
  type OneFile,
  type Zone,
} from '../kit/index.ts';
import { columnsIn, isHeader, READINGS, SOURCES, unitIn, type Columns } from './mapping.ts';

/** More rows than anybody measures in a life. */
const ROWS_MAX = 200_000;

/** The CSV that Omron Connect sends by mail. */
export const omron: FileFormat = {
  id: 'omron',
  name: 'Omron Connect',
  recognise: (head) => firstRows(head, 3).some(isHeader),
  begin: eachAlone(read),
};

/** A small file is held whole: the order of day and month shows in all of its dates. */
async function read({ content }: OneFile, out: Collector): Promise<void> {
  const vote = new DayOrderVote();
  const rows: (readonly string[])[] = [];
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (rows.length >= ROWS_MAX) return out.problem('file-too-large');
    rows.push(row);
    vote.see(row[0] ?? '');
  }
  const order = vote.told ?? vote.likely;
  let header: readonly string[] | undefined;
  for (const row of rows) {
    if (isHeader(row)) header = row;
    else if (header !== undefined) takeRow(row, header, columnsIn(header), order, out);
    const due = out.step();
    if (due) await due;
  }
}

function takeRow(row: readonly string[], header: readonly string[], columns: Columns, order: DayOrder | undefined, out: Collector): void {
  const cell = (name: keyof Columns): string => row[columns[name]] ?? '';
  const nameOf = (name: keyof Columns): string => header[columns[name]] ?? '';
  const at = instantOf(writtenTime(`${cell('date')} ${cell('time')}`.trim(), order), zoneOf(cell('zone')) ?? out.zone);
  if (Number.isNaN(at)) return out.quarantine({ sourceType: 'row', reason: 'date-unreadable' });
  if (!isNothing(cell('systolic')) || !isNothing(cell('diastolic')))
    takePressure(out, {
      type: 'Blood pressure',
      source: SOURCES.monitor,
      at,
      unit: unitIn(nameOf('systolic')) || 'mmHg',
      systolic: { type: nameOf('systolic'), text: cell('systolic') },
      diastolic: { type: nameOf('diastolic'), text: cell('diastolic') },
      ...extras(cell('truRead'), cell('irregular'), cell('notes')),
    });
  for (const { name, metric, unit, source } of READINGS)
    if (columns[name] !== -1)
      takeCell(out, {
        type: nameOf(name),
        metric,
        source: SOURCES[source],
        unit: unit || unitIn(nameOf(name)),
        start: at,
        text: cell(name),
      });
}

/** The zone that a row names, such as `Asia/Tokyo`; undefined when it names none. */
function zoneOf(name: string): Zone | undefined {
  if (!/^[A-Za-z]+\/[\w+/-]+$/.test(name)) return undefined;
  try {
    const zone = zoned(name);
    zone.instant({ year: 2000, month: 1, day: 1 });
    return zone;
  } catch {
    return undefined;
  }
}

function extras(truRead: string, irregular: string, note: string): { readonly metadata?: Readonly<Record<string, string>> } {
  const told = Object.entries({ truRead, irregularHeartbeat: irregular, note }).filter(([, text]) => !isNothing(text));
  return told.length === 0 ? {} : { metadata: Object.fromEntries(told) };
}
