import { FAMILY_METRICS } from './families.ts';

/** Metrics that Samsung's export can bring: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...FAMILY_METRICS, 'sleep-score', 'sleep-efficiency'])].toSorted();
