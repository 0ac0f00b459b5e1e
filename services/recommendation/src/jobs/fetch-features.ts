import type { Fresh } from './fresh.ts';
import type { Deps } from '../deps.ts';
import type { DayPoint } from '../domain/features.ts';
import { putDays, type OwnFeatures } from '../domain/series.ts';
import type { ReadChange } from '../store/queue.ts';

/** Reads what has changed, only of metrics that the advisor looks at. */
export async function fetchFresh(
  deps: Pick<Deps, 'healthData' | 'metricsRead'>,
  personId: string,
  changes: readonly ReadChange[],
): Promise<readonly Fresh[]> {
  const wanted = changes.filter(({ metric }) => deps.metricsRead.has(metric));
  if (wanted.length === 0) return [];
  const from = wanted.map((change) => change.from).reduce((a, b) => (a < b ? a : b));
  const to = wanted.map((change) => change.to).reduce((a, b) => (a > b ? a : b));
  const { series } = await deps.healthData.readDaily({
    params: { personId },
    query: { metrics: wanted.map(({ metric }) => metric).join(','), from, to },
  });
  return wanted.map((change) => {
    const values = series.find(({ metric }) => metric === change.metric)?.values ?? [];
    const points = values
      .filter(({ day }) => day >= change.from && day <= change.to)
      .map(({ day, value, minimum, maximum, count, coverage, sources }): DayPoint => ({
        day,
        value,
        minimum,
        maximum,
        count,
        coverage,
        sources,
      }));
    return { metric: change.metric, from: change.from, to: change.to, points };
  });
}

/** Puts the fresh days in place of the old ones. */
export function putFresh(features: OwnFeatures, fresh: readonly Fresh[]): void {
  for (const { metric, from, to, points } of fresh) {
    const all = features.get(metric) ?? [];
    putDays(all, from, to, points);
    if (all.length > 0) features.set(metric, all);
    else features.delete(metric);
  }
}
