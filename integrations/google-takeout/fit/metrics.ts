import { isoInstant, tableRows, type Collector, type DayTotals, type SourceRef, type TableRow } from '../../kit/index.ts';
import { localDay } from '../fitbit/time.ts';
import { fitSummary } from './source.ts';

/** Columns of "Daily activity metrics", of whole days and of quarters of an hour. */
const AMOUNTS = [
  ['step count', 'step-count', '{steps}'],
  ['calories (kcal)', 'total-energy', 'kcal'],
  ['distance (m)', 'distance-walking-running', 'm'],
  ['move minutes count', 'move-time', 'min'],
] as const;
const READINGS = [
  ['average heart rate (bpm)', 'heart-rate', 'bpm'],
  ['average oxygen saturation (%)', 'oxygen-saturation', '%'],
] as const;
const WEIGHT = ['average weight (kg)', 'body-mass', 'kg'] as const;
const DAY_MS = 86_400_000;

export const METRICS_METRICS: readonly string[] = [...AMOUNTS, ...READINGS, WEIGHT].map(([, metric]) => metric);

export const isFitMetrics = (text: string): boolean => {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  return /^(date|start time,end time),/i.test(header) && /calories \(kcal\)|step count|move minutes count/i.test(header);
};

/** Reads a table of days, or of one day that its name tells, in quarters of an hour. */
export async function readFitMetrics(content: AsyncIterable<Buffer>, name: string, out: Collector, totals: DayTotals): Promise<void> {
  const day = /(\d{4}-\d\d-\d\d)\.csv$/i.exec(name)?.[1] ?? '';
  for await (const row of tableRows(content, (reason) => out.problem(reason, 'google-fit'))) {
    if (row.has('date')) takeDay(row, out, totals);
    else takeQuarter(row, day, out);
    const due = out.step();
    if (due) await due;
  }
}

function takeDay(row: TableRow, out: Collector, totals: DayTotals): void {
  const day = localDay(row.text('date'), out.zone);
  const source = fitSummary('daily');
  for (const column of AMOUNTS)
    take(row, column, source, day, out, (type, value) => totals.add(type, column[1], source, column[2], day, value));
  take(row, WEIGHT, source, { start: day.start, end: day.start }, out);
}

function takeQuarter(row: TableRow, day: string, out: Collector): void {
  const start = isoInstant(`${day}T${row.text('start time')}`, out.zone);
  let end = isoInstant(`${day}T${row.text('end time')}`, out.zone);
  // The last quarter ends at midnight of the next day.
  if (end < start) end += DAY_MS;
  const source = fitSummary('metrics');
  for (const column of AMOUNTS) take(row, column, source, { start, end }, out);
  for (const column of READINGS) take(row, column, source, { start, end: start }, out);
}

function take(
  row: TableRow,
  [column, metric, unit]: readonly [string, string, string],
  source: SourceRef,
  { start, end }: { readonly start: number; readonly end: number },
  out: Collector,
  give = (type: string, value: number): void => out.sample(out.stream(type, metric, source, unit), start, end, value),
): void {
  if (row.text(column) === '') return;
  const type = `metrics.${column}`;
  const value = row.number(column);
  if (Number.isNaN(value)) out.quarantine({ sourceType: type, metric, source, start, end, reason: 'value-unreadable' });
  else if (value === 0) out.skip(type, 'nothing-measured', start, end);
  else give(type, value);
}
