import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { quantileOf } from './quantile.ts';

export type RouteFigures = Output<typeof monitoring.operations.listRoutes>['items'][number];

export interface Counts {
  readonly bounds: readonly number[];
  readonly requests: number;
  readonly errors: number;
  readonly buckets: readonly number[];
}

const MS_PER_SECOND = 1000;
const rounded = (seconds: number): number => Math.round(seconds * MS_PER_SECOND * 1000) / 1000;

/** Rate, errors and durations of one thing. After an upgrade two sets of bounds may lie side by side: the larger speaks for the durations. */
export function figuresOf(counts: readonly Counts[], minutes: number): Omit<RouteFigures, 'service' | 'method' | 'route'> {
  const requests = counts.reduce((sum, each) => sum + each.requests, 0);
  const errors = counts.reduce((sum, each) => sum + each.errors, 0);
  const main = counts.toSorted((a, b) => b.requests - a.requests)[0];
  const quantile = (q: number): number => (main === undefined ? 0 : rounded(quantileOf(main.bounds, main.buckets, q)));
  return {
    requests,
    errors,
    perMinute: Math.round((requests / minutes) * 100) / 100,
    errorShare: requests === 0 ? 0 : errors / requests,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
  };
}

/** Adds up counts with the same bounds. */
export function addedUp(counts: readonly Counts[]): readonly Counts[] {
  return [...Map.groupBy(counts, ({ bounds }) => bounds.join()).values()].map((group) =>
    group.reduce((a, b) => ({
      bounds: a.bounds,
      requests: a.requests + b.requests,
      errors: a.errors + b.errors,
      buckets: a.buckets.map((n, i) => n + (b.buckets[i] ?? 0)),
    })),
  );
}
