import { DAY_METRICS } from './day.ts';
import { NIGHT_METRICS } from './night.ts';
import { READING_METRICS } from './readings.ts';

/** Metrics that the export can bring by itself, without its FIT files: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...DAY_METRICS, ...NIGHT_METRICS, ...READING_METRICS])].toSorted();
