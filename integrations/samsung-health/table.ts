import type { SleepStage, WorkoutType } from '@aceso/contracts/vocabulary';
import { isoInstant, tableRows, type Collector, type DayTotals, type TableRow } from '../kit/index.ts';
import { exerciseTypeOf } from './exercise-type.ts';
import { FAMILIES, TOLD_AGAIN, type Family } from './families.ts';
import { nameOf, take, type SideFiles } from './side-files.ts';
import { deviceOf, SAMSUNG } from './source.ts';

const STAGES: Readonly<Record<string, SleepStage>> = { '40001': 'awake', '40002': 'light', '40003': 'deep', '40004': 'rem' };
const DAY_MS = 86_400_000;

/** The table of a text, by the line that stands before its columns: `com.samsung.shealth.sleep,7006003,3`. */
export const tableNameIn = (text: string): string | undefined => /^\ufeff?"?com\.samsung\.s?health\.([\w.]+)"?,\d+/.exec(text)?.[1];

/** Reads one table. Columns may carry the table's own name before theirs, and rows end in a comma. */
export async function readTable(
  table: string,
  content: AsyncIterable<Buffer>,
  out: Collector,
  sides: SideFiles,
  totals: DayTotals,
): Promise<void> {
  if (TOLD_AGAIN.has(table)) return out.problem('file-left-out', table);
  const family = FAMILIES[table];
  const isKnown = family !== undefined || table === 'sleep' || table === 'sleep_stage' || table === 'exercise';
  if (!isKnown) return out.problem('file-left-out', table);
  const rename = (name: string): string => name.replace(/^com\.samsung\.s?health\.[\w.]*\./, '');
  for await (const row of tableRows(content, (reason) => out.problem(reason, table), { rename, skipped: 1, delimiter: ',' })) {
    if (family !== undefined) takeReadings(row, table, family, out, sides, totals);
    else if (table === 'sleep_stage') takeStage(row, out);
    else if (table === 'sleep') takeSleep(row, out);
    else takeExercise(row, out);
    const due = out.step();
    if (due) await due;
  }
}

function takeReadings(row: TableRow, table: string, family: Family, out: Collector, sides: SideFiles, totals: DayTotals): void {
  if (family.time === 'day') return takeDay(row, table, family, out, totals);
  const { start, end } = spanOf(row);
  const source = family.isByDevice === true ? deviceOf(row.text('deviceuuid')) : SAMSUNG;
  const side = nameOf(row.text('binning_data'));
  const readings = family.columns.filter(({ name }) => row.text(name) !== '');
  const give = (): void => {
    if (readings.length === 0) out.skip(table, 'minutes-missing', start, end);
    for (const column of readings)
      takeCell(row, `${table}.${column.name}`, column, start, family.time === 'amount' ? end : start, out, source);
    if (table.endsWith('blood_pressure')) takePair(row, start, out);
  };
  if (side === '') return give();
  const skip = (): void => {
    const types = readings.length === 0 ? [table] : readings.map(({ name }) => `${table}.${name}`);
    for (const type of types) out.skip(type, 'counted-in-its-minutes', start, end);
  };
  sides.hold({ file: side, give, skip });
}

function takeCell(
  row: TableRow,
  type: string,
  column: Family['columns'][number],
  start: number,
  end: number,
  out: Collector,
  source = SAMSUNG,
): void {
  const value = row.number(column.name);
  if (Number.isNaN(value)) out.quarantine({ sourceType: type, metric: column.metric, source, start, end, reason: 'value-unreadable' });
  else take(type, column, start, end, value, out, source);
}

function takePair(row: TableRow, at: number, out: Collector): void {
  const [systolic, diastolic] = [row.number('systolic'), row.number('diastolic')];
  if (!(systolic > diastolic && diastolic > 0) || Number.isNaN(at)) return;
  const key = `blood_pressure|${row.text('datauuid') || at}`;
  out.record({ kind: 'blood-pressure', key, sourceType: 'blood_pressure', source: SAMSUNG, start: at, end: at, systolic, diastolic });
}

/** Days are numbered by their midnight in UTC, whatever the zone: that names the local day. */
function takeDay(row: TableRow, table: string, { columns }: Family, out: Collector, totals: DayTotals): void {
  const text = row.text('day_time');
  const at = /^\d{12,}$/.test(text) ? Number(text) : isoInstant(text);
  const midnight = (offset: number): number => {
    const day = new Date(at + offset);
    return Number.isNaN(at)
      ? Number.NaN
      : out.zone.instant({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
  };
  const day = { start: midnight(0), end: midnight(DAY_MS) };
  const source = { ...SAMSUNG, key: 'samsung-health/days', kind: 'app' } as const;
  for (const column of columns) {
    const value = row.number(column.name);
    if (row.text(column.name) === '') continue;
    const type = `${table}.${column.name}`;
    if (Number.isNaN(value) || column.isMissing?.(value) === true) takeCell(row, type, column, day.start, day.end, out, source);
    else totals.add(type, column.metric, source, column.unit, day, value);
  }
}

/** A stretch of a night. Several analyses of one night overlap, so minutes are never summed up from here. */
function takeStage(row: TableRow, out: Collector): void {
  const { start, end } = spanOf(row);
  const stage = STAGES[row.text('stage')];
  if (stage === undefined || !(end >= start))
    return out.quarantine({
      sourceType: 'sleep_stage',
      source: SAMSUNG,
      reason: stage === undefined ? 'value-unreadable' : 'date-unreadable',
    });
  const key = `sleep_stage|${row.text('datauuid') || `${start}|${stage}`}`;
  out.record({ kind: 'sleep-stage', key, sourceType: 'sleep_stage', source: SAMSUNG, start, end, stage });
}

function takeSleep(row: TableRow, out: Collector): void {
  const { start, end } = spanOf(row);
  if (!(end >= start))
    return out.quarantine({
      sourceType: 'sleep',
      source: SAMSUNG,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  const key = `sleep|${row.text('datauuid') || start}`;
  out.record({ kind: 'sleep-stage', key, sourceType: 'sleep', source: SAMSUNG, start, end, stage: 'in-bed' });
  for (const [name, metric, unit] of [
    ['sleep_score', 'sleep-score', '{score}'],
    ['efficiency', 'sleep-efficiency', '%'],
  ] as const)
    if (row.text(name) !== '') takeCell(row, `sleep.${name}`, { name, metric, unit, isMissing: (value) => value <= 0 }, end, end, out);
}

function takeExercise(row: TableRow, out: Collector): void {
  const { start, end } = spanOf(row);
  if (!(end >= start))
    return out.quarantine({
      sourceType: 'exercise',
      source: SAMSUNG,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  const type: WorkoutType = exerciseTypeOf(row.number('exercise_type'));
  const [durationMs, energyKcal, distanceM] = [row.number('duration'), row.number('calorie'), row.number('distance')];
  const figure = (name: string, column: string): Readonly<Record<string, number>> => {
    const value = row.number(column);
    return value > 0 ? { [name]: value } : {};
  };
  const heart = { ...figure('average', 'mean_heart_rate'), ...figure('minimum', 'min_heart_rate'), ...figure('maximum', 'max_heart_rate') };
  out.record(
    {
      kind: 'workout',
      key: `exercise|${row.text('datauuid') || start}`,
      sourceType: 'exercise',
      source: SAMSUNG,
      start,
      end,
      metadata: { exerciseType: row.text('exercise_type') },
      type,
      durationMs: durationMs > 0 ? durationMs : end - start,
      ...(energyKcal > 0 && { energyKcal }),
      ...(distanceM > 0 && { distanceM }),
      statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
      events: [],
      routes: [],
    },
    (durationMs > 0 ? durationMs : end - start) / 1000,
  );
}

/** Times are UTC; the offset beside them tells what the clock on the wall showed. */
function spanOf(row: TableRow): { readonly start: number; readonly end: number } {
  const start = isoInstant(row.text('start_time'));
  return { start, end: row.text('end_time') === '' ? start : isoInstant(row.text('end_time')) };
}
