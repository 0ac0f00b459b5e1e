import type { Metric } from '@aceso/contracts/vocabulary';
import type { Columns } from './columns.ts';
import { toStoredUnit } from './unit-conversion.ts';

/** A sample as a program pushes it; instants are RFC 3339. */
export interface Pushed {
  readonly metric: string;
  readonly start: string;
  readonly end?: string;
  readonly value: number;
  readonly unit: string;
}

export interface PushedColumns {
  readonly metric: string;
  readonly columns: Columns;
}

export interface PushedQuarantine {
  readonly sourceType: string;
  readonly metric: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  readonly reason: 'implausible' | 'end-before-start';
}

/** Samples with their values as they were pushed, where the unit is another than the stored one. */
export interface PushedOriginals extends PushedColumns {
  readonly unit: string;
}

export interface Sorted {
  readonly accepted: readonly PushedColumns[];
  readonly originals: readonly PushedOriginals[];
  readonly quarantined: readonly PushedQuarantine[];
  readonly rejected: readonly { readonly index: number; readonly path: string; readonly message: string }[];
}

/** Parts a push into columns by metric, values that cannot be true, and items that cannot be understood; each item is answered for. */
export function sortPushed(samples: readonly Pushed[], metrics: ReadonlyMap<string, Metric>): Sorted {
  const byMetric = new Map<string, Rows>();
  const written = new Map<string, Rows & { readonly metric: string; readonly unit: string }>();
  const quarantined: PushedQuarantine[] = [];
  const rejected: { index: number; path: string; message: string }[] = [];
  samples.forEach((sample, index) => {
    const reject = (field: string, message: string): void =>
      void rejected.push({ index, path: `/body/samples/${index}/${field}`, message });
    const metric = metrics.get(sample.metric);
    if (metric === undefined) return reject('metric', 'is not in the vocabulary; see GET /v1/metrics');
    const value = toStoredUnit(metric, sample.value, sample.unit);
    if (value === undefined) return reject('unit', `does not fit ${metric.id}, which is kept in ${metric.unit}`);
    const start = Date.parse(sample.start);
    const end = sample.end === undefined ? start : Date.parse(sample.end);
    if (metric.kind === 'interval' && sample.end === undefined)
      return reject('end', `${metric.id} is an amount over a time and needs an end`);
    const held = { sourceType: metric.id, metric: metric.id, start, end, value, unit: metric.unit };
    if (end < start) return void quarantined.push({ ...held, reason: 'end-before-start' });
    if (value < metric.plausible.minimum || value > metric.plausible.maximum)
      return void quarantined.push({ ...held, reason: 'implausible' });
    const rows = byMetric.get(metric.id) ?? emptyRows();
    byMetric.set(metric.id, rows);
    add(rows, start, end, value);
    // `1` is only another name of `{steps}`: where the number is the same nothing was converted.
    if (value === sample.value) return;
    const key = `${metric.id}|${sample.unit}`;
    const original = written.get(key) ?? { ...emptyRows(), metric: metric.id, unit: sample.unit };
    written.set(key, original);
    add(original, start, end, sample.value);
  });
  return {
    accepted: [...byMetric].map(([metric, rows]) => ({ metric, columns: columnsOf(rows) })),
    originals: [...written.values()].map(({ metric, unit, ...rows }) => ({ metric, unit, columns: columnsOf(rows) })),
    quarantined,
    rejected,
  };
}

interface Rows {
  readonly start: number[];
  readonly end: number[];
  readonly value: number[];
}

const emptyRows = (): Rows => ({ start: [], end: [], value: [] });

function add(rows: Rows, start: number, end: number, value: number): void {
  rows.start.push(start);
  rows.end.push(end);
  rows.value.push(value);
}

const columnsOf = ({ start, end, value }: Rows): Columns => ({
  count: start.length,
  start: Float64Array.from(start),
  end: Float64Array.from(end),
  value: Float64Array.from(value),
});
