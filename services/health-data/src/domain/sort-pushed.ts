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

export interface Sorted {
  readonly accepted: readonly PushedColumns[];
  readonly quarantined: readonly PushedQuarantine[];
  readonly rejected: readonly { readonly index: number; readonly path: string; readonly message: string }[];
}

/** Parts a push into columns by metric, values that cannot be true, and items that cannot be understood; each item is answered for. */
export function sortPushed(samples: readonly Pushed[], metrics: ReadonlyMap<string, Metric>): Sorted {
  const byMetric = new Map<string, { start: number[]; end: number[]; value: number[] }>();
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
    const columns = byMetric.get(metric.id) ?? { start: [], end: [], value: [] };
    columns.start.push(start);
    columns.end.push(end);
    columns.value.push(value);
    byMetric.set(metric.id, columns);
  });
  const accepted = [...byMetric].map(([metric, { start, end, value }]) => ({
    metric,
    columns: { count: start.length, start: Float64Array.from(start), end: Float64Array.from(end), value: Float64Array.from(value) },
  }));
  return { accepted, quarantined, rejected };
}
