import { METRICS, type Metric } from '@aceso/contracts/vocabulary';

/** Metrics of a family, by their ids. */
export const metricsOfFamily = (family: Metric['family']): readonly string[] =>
  [...METRICS.values()].filter((metric) => metric.family === family).map(({ id }) => id);
