import { METRICS, type Metric } from '@aceso/contracts/vocabulary';

/** Names that a metric has in the stores of phones; a name that several metrics share stands for none. */
const BY_NAME: ReadonlyMap<string, Metric> = namesOf([...METRICS.values()]);

/** The metric that a phone means: by our id, by the identifier of HealthKit, or by the record of Health Connect. */
export const phoneMetric = (name: string): Metric | undefined => METRICS.get(name) ?? BY_NAME.get(name);

function namesOf(metrics: readonly Metric[]): ReadonlyMap<string, Metric> {
  const named = metrics.flatMap((metric) => [
    ...(metric.healthKit === undefined ? [] : [[metric.healthKit, metric] as const]),
    ...(metric.healthConnect === undefined
      ? []
      : [[metric.healthConnect, metric] as const, [`${metric.healthConnect}Record`, metric] as const]),
  ]);
  const counts = Map.groupBy(named, ([name]) => name);
  return new Map(named.filter(([name]) => counts.get(name)?.length === 1));
}
