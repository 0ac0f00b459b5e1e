import { SPORT_METRIC_IDS } from '../kit/index.ts';
import { PLAIN, ROWS } from './plain.ts';
import { RECORD_METRICS } from './record.ts';

/** Metrics that a FIT file can bring as readings: the manifest must say the same. */
export const DELIVERED: readonly string[] = [
  ...new Set([
    ...SPORT_METRIC_IDS,
    ...RECORD_METRICS,
    ...[...PLAIN.values()].flatMap(({ fields }) => fields.map(({ metric }) => metric)),
    ...[...ROWS.values()].map(({ metric }) => metric),
    'rr-interval',
    'step-count',
    'active-energy',
    'moderate-activity-time',
    'vigorous-activity-time',
    'sleep-score',
    'sleep-awakenings',
    'swimming-stroke-count',
  ]),
].toSorted();
