import { JSON_METRICS } from './fitbit/json.ts';
import { TABLE_METRICS } from './fitbit/families.ts';
import { METRICS_METRICS } from './fit/metrics.ts';
import { POINT_METRICS } from './fit/data-points.ts';

/** Metrics that a Takeout can bring: the manifest must say the same. */
export const DELIVERED: readonly string[] = [
  ...new Set([
    ...JSON_METRICS,
    ...TABLE_METRICS,
    ...POINT_METRICS,
    ...METRICS_METRICS,
    'body-mass',
    'body-fat-percentage',
    'sleep-efficiency',
    'sleep-latency',
  ]),
].toSorted();
