import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { conversionTo, isNothing, numberIn } from '../kit/index.ts';
import type { SeenTable } from './header.ts';
import type { MappedColumn, TableMapping } from './mapping.ts';
import { metricNamed, unitNamed } from './synonyms.ts';
import { timeColumns } from './time-columns.ts';

const EXAMPLES = 3;
/** Share of the values that must be plausible for a metric and unit to be proposed. */
const MOSTLY = 0.6;
/** Parts of a name that are too small say nothing. */
const SHARE_MIN = 0.2;
const DAY_ROWS_MIN = 2;

/** What a column may be. */
export interface ColumnProposal {
  readonly column: number;
  readonly name: string;
  readonly examples: readonly string[];
  readonly metric?: string;
  readonly unit?: string;
  /** What the person should look at. */
  readonly doubt?: 'unit-not-told' | 'name-in-part' | 'values-out-of-range';
}

export interface Proposal {
  readonly columns: readonly ColumnProposal[];
  /** Absent when no column tells the time. */
  readonly mapping?: TableMapping;
  readonly doubts: readonly ('no-time-column' | 'day-or-month-first-unknown' | 'no-metric-column')[];
}

/** Proposes what the columns of a table are: by their names, the units in them, and whether the values can be true. */
export function propose(table: SeenTable): Proposal {
  const time = timeColumns(table);
  const taken = new Set([...(time?.time ?? []), ...(time?.end ?? [])]);
  const cellsOf = (column: number): readonly string[] => table.rows.map((row) => row[column] ?? '').filter((text) => !isNothing(text));
  const mark = decimalMark(table.header.flatMap((_, column) => (taken.has(column) ? [] : cellsOf(column))));
  const columns = table.header.map((name, column): ColumnProposal => {
    const cells = cellsOf(column);
    const seen = { column, name, examples: cells.slice(0, EXAMPLES) };
    return taken.has(column) ? seen : { ...seen, ...metricOf(name, cells, mark) };
  });
  const mapped = distinct(columns);
  const doubts = [
    ...(time === undefined ? (['no-time-column'] as const) : []),
    ...(time?.isOrderUnsure === true ? (['day-or-month-first-unknown'] as const) : []),
    ...(mapped.length === 0 ? (['no-metric-column'] as const) : []),
  ];
  if (time === undefined) return { columns, doubts };
  const { isOrderUnsure: _unsure, ...told } = time;
  return {
    columns,
    mapping: { ...told, ...(mark !== undefined && { decimalMark: mark }), lasts: lastsOf(table, told, mapped), columns: mapped },
    doubts,
  };
}

function metricOf(name: string, cells: readonly string[], mark: '.' | ',' | undefined): Partial<ColumnProposal> {
  const values = cells.map((text) => numberIn(text, mark)).filter((value) => !Number.isNaN(value));
  const named = metricNamed(name);
  const metric = named === undefined || named.share < SHARE_MIN ? undefined : METRICS.get(named.metric);
  if (metric === undefined || values.length * 2 < cells.length || values.length === 0) return {};
  const told = unitNamed(name);
  const isKnown = told !== '' && conversionTo(metric, told) !== undefined;
  const candidates = isKnown ? [told] : [metric.unit, ...alternatives(metric)];
  const unit = candidates.find((candidate) => arePlausible(metric, candidate, values));
  if (unit === undefined) return { metric: metric.id, unit: isKnown ? told : metric.unit, doubt: 'values-out-of-range' };
  const hasOthers = alternatives(metric).some((other) => other !== metric.unit);
  const doubt = !isKnown && hasOthers ? 'unit-not-told' : (named?.share ?? 0) < 1 ? 'name-in-part' : undefined;
  return { metric: metric.id, unit, ...(doubt !== undefined && { doubt }) };
}

/** Units that people write instead, to be tried when the stored one makes no sense. */
const alternatives = (metric: Metric): readonly string[] =>
  metric.id === 'blood-glucose'
    ? ['mmol/L']
    : metric.unit === 'min'
      ? ['h']
      : metric.unit === 'm'
        ? ['km']
        : metric.display.map(({ ucum }) => ucum);

/** Narrower than what is merely possible, where two units overlap: nobody lives with 10 mg/dL, or sleeps seven minutes every night. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = {
  'blood-glucose': [30, 600],
  'sleep-duration': [60, 1200],
  'sleep-time-in-bed': [60, 1300],
  'distance-walking-running': [100, 200_000],
  'body-temperature': [30, 44],
};

function arePlausible(metric: Metric, unit: string, values: readonly number[]): boolean {
  const convert = conversionTo(metric, unit);
  if (convert === undefined) return false;
  const { minimum, maximum } = metric.plausible;
  const [low, high] = USUAL[metric.id] ?? [minimum, maximum];
  return values.filter((value) => convert(value) >= low && convert(value) <= high).length >= values.length * MOSTLY;
}

/** Each metric once: of two columns the surer one, then the first. */
function distinct(columns: readonly ColumnProposal[]): readonly MappedColumn[] {
  const sureness = ({ doubt }: ColumnProposal): number => (doubt === undefined ? 0 : doubt === 'values-out-of-range' ? 3 : 1);
  const chosen = new Map<string, ColumnProposal>();
  for (const column of columns) {
    if (column.metric === undefined || column.unit === undefined || column.doubt === 'values-out-of-range') continue;
    const known = chosen.get(column.metric);
    if (known === undefined || sureness(column) < sureness(known)) chosen.set(column.metric, column);
  }
  return [...chosen.values()]
    .map(({ column, metric = '', unit = '' }) => ({ column, metric, unit }))
    .toSorted((a, b) => a.column - b.column);
}

/** A comma, where numbers have one and none has a point. */
function decimalMark(cells: readonly string[]): '.' | ',' | undefined {
  const numbers = cells.filter((text) => /^[+-]?\d+[.,]\d+$/.test(text));
  const commas = numbers.filter((text) => text.includes(',')).length;
  if (numbers.length === 0) return undefined;
  return commas === numbers.length ? ',' : commas === 0 ? '.' : undefined;
}

/** Amounts beside a date without a time are of the day. */
function lastsOf({ rows }: SeenTable, time: Pick<TableMapping, 'time'>, columns: readonly MappedColumn[]): 'moment' | 'day' {
  const isAmount = columns.some(({ metric }) => METRICS.get(metric)?.kind === 'interval');
  const [date = 0] = time.time;
  const hasClock = time.time.length > 1 || rows.some((row) => /\d[:hH]\d{2}/.test(row[date] ?? ''));
  return isAmount && !hasClock && rows.length >= DAY_ROWS_MIN ? 'day' : 'moment';
}
