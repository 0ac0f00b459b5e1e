import { SPORT_METRIC_IDS, TRACK_METRICS } from '../kit/index.ts';
import { NIGHT_METRICS } from './night.ts';

/** Metrics that the export can bring: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...SPORT_METRIC_IDS, ...TRACK_METRICS, ...NIGHT_METRICS, 'step-count'])]
  .filter((metric) => !metric.endsWith('-power'))
  .toSorted();
