import { isoInstant, tableRows, type Collector, type TableRow } from '../../kit/index.ts';
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
const WEIGHT = 'average weight (kg)';

export const METRICS_METRICS: readonly string[] = [...[...AMOUNTS, ...READINGS].map(([, metric]) => metric), 'body-mass'];

export const isFitMetrics = (text: string): boolean => {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  return /^(date|start time,end time),/i.test(header) && /calories \(kcal\)|step count|move minutes count/i.test(header);
};

/** Reads a table of days, or of one day that its name tells, in quarters of an hour. */
export async function readFitMetrics(content: AsyncIterable<Buffer>, name: string, out: Collector): Promise<void> {
  const day = /(\d{4}-\d\d-\d\d)\.csv$/i.exec(name)?.[1] ?? '';
  for await (const row of tableRows(content, (reason) => out.problem(reason, 'google-fit'))) {
    if (row.has('date')) takeDay(row, out);
    else takeQuarter(row, day, out);
    const due = out.step();
    if (due) await due;
  }
}

function takeDay(row: TableRow, out: Collector): void {
  const { start, end } = localDay(row.text('date'), out.zone);
  const source = fitSummary('daily');
  for (const [column, metric, unit] of AMOUNTS) take(row, column, metric, unit, start, end, source.key, out);
  take(row, WEIGHT, 'body-mass', 'kg', start, start, source.key, out);
}

function takeQuarter(row: TableRow, day: string, out: Collector): void {
  const start = isoInstant(`${day}T${row.text('start time')}`, out.zone);
  let end = isoInstant(`${day}T${row.text('end time')}`, out.zone);
  // The last quarter ends at midnight of the next day.
  if (end < start) end += 86_400_000;
  for (const [column, metric, unit] of AMOUNTS) take(row, column, metric, unit, start, end, 'google-fit/metrics', out);
  for (const [column, metric, unit] of READINGS) take(row, column, metric, unit, start, start, 'google-fit/metrics', out);
}

function take(row: TableRow, column: string, metric: string, unit: string, start: number, end: number, key: string, out: Collector): void {
  if (row.text(column) === '') return;
  const type = `metrics.${column}`;
  const source = fitSummary(key.slice('google-fit/'.length));
  const value = row.number(column);
  if (Number.isNaN(value)) out.quarantine({ sourceType: type, metric, source, start, end, reason: 'value-unreadable' });
  else if (value === 0) out.skip(type, 'nothing-measured', start, end);
  else out.sample(out.stream(type, metric, source, unit), start, end, value);
}
