import type { Metric } from '@aceso/contracts/vocabulary';
import type { Columns } from './columns.ts';
import { instantOf } from './instant-of.ts';
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
  const written = new Map<string, { readonly metric: string; readonly unit: string; readonly rows: Rows }>();
  const quarantined: PushedQuarantine[] = [];
  const rejected: { index: number; path: string; message: string }[] = [];
  samples.forEach((sample, index) => {
    const reject = (field: string, message: string): void =>
      void rejected.push({ index, path: `/body/samples/${index}/${field}`, message });
    const metric = metrics.get(sample.metric);
    if (metric === undefined) return reject('metric', 'is not in the vocabulary; see GET /v1/metrics');
    const value = toStoredUnit(metric, sample.value, sample.unit);
    if (value === undefined) return reject('unit', `does not fit ${metric.id}, which is kept in ${metric.unit}`);
    const start = instantOf(sample.start);
    const end = sample.end === undefined ? start : instantOf(sample.end);
    if (metric.kind === 'interval' && sample.end === undefined)
      return reject('end', `${metric.id} is an amount over a time and needs an end`);
    const isImplausible = value < metric.plausible.minimum || value > metric.plausible.maximum;
    if (end < start || isImplausible) {
      const reason = end < start ? 'end-before-start' : 'implausible';
      return void quarantined.push({ sourceType: metric.id, metric: metric.id, start, end, value, unit: metric.unit, reason });
    }
    rowsOf(byMetric, metric.id, () => new Rows()).add(start, end, value);
    // `1` is only another name of `{steps}`: where the number is the same nothing was converted.
    if (value === sample.value) return;
    const { rows } = rowsOf(written, `${metric.id}|${sample.unit}`, () => ({
      metric: metric.id,
      unit: sample.unit,
      rows: new Rows(),
    }));
    rows.add(start, end, sample.value);
  });
  return {
    accepted: [...byMetric].map(([metric, rows]) => ({ metric, columns: columnsOf(rows) })),
    originals: [...written.values()].map(({ metric, unit, rows }) => ({ metric, unit, columns: columnsOf(rows) })),
    quarantined,
    rejected,
  };
}

/** Room to begin with: an hour of minutes. */
const ROOM = 60;

/** Columns that are being filled; ends only when a sample lasts. */
class Rows {
  start = new Float64Array(ROOM);
  end: Float64Array<ArrayBuffer> | undefined;
  value = new Float64Array(ROOM);
  count = 0;

  add(start: number, end: number, value: number): void {
    if (this.count === this.start.length) {
      this.start = twiceAsLong(this.start);
      this.value = twiceAsLong(this.value);
      if (this.end !== undefined) this.end = twiceAsLong(this.end);
    }
    if (end !== start) this.end ??= this.start.slice();
    this.start[this.count] = start;
    this.value[this.count] = value;
    if (this.end !== undefined) this.end[this.count] = end;
    this.count++;
  }
}

function twiceAsLong(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(column.length * 2);
  longer.set(column);
  return longer;
}

function rowsOf<T>(known: Map<string, T>, key: string, fresh: () => T): T {
  const found = known.get(key) ?? fresh();
  known.set(key, found);
  return found;
}

const columnsOf = ({ start, end, value, count }: Rows): Columns => ({
  count,
  start: start.subarray(0, count),
  ...(end && { end: end.subarray(0, count) }),
  value: value.subarray(0, count),
});
