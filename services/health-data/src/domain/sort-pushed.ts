import type { Metric } from '@aceso/contracts/vocabulary';
import type { Columns } from './columns.ts';
import { instantOf } from './instant-of.ts';
import { Rows } from './rows.ts';
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
    accepted: [...byMetric].map(([metric, rows]) => ({ metric, columns: rows.columns() })),
    originals: [...written.values()].map(({ metric, unit, rows }) => ({ metric, unit, columns: rows.columns() })),
    quarantined,
    rejected,
  };
}

function rowsOf<T>(known: Map<string, T>, key: string, fresh: () => T): T {
  const found = known.get(key) ?? fresh();
  known.set(key, found);
  return found;
}
