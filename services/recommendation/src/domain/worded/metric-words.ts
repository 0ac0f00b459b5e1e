import { METRICS } from '@aceso/contracts/vocabulary';
import { METRIC_WORDS } from '@aceso/science/statement-words';
import { EVERYDAY_NAMES } from '../ask/everyday-names.ts';

/** Where the everyday name of a metric is not one of the verifier's words. */
const SAID: Readonly<Record<string, string>> = {
  'exercise-time': 'active minutes',
  'move-time': 'active minutes',
  'active-energy': 'calories',
  'basal-energy': 'calories',
  'total-energy': 'calories',
  'distance-walking-running': 'distance',
  'heart-rate-variability-sdnn': 'heart rate variability',
  'heart-rate-variability-rmssd': 'heart rate variability',
  'blood-pressure-systolic': 'systolic',
  'blood-pressure-diastolic': 'diastolic',
  'sleep-onset-time': 'bedtime',
  'body-fat-percentage': 'body fat',
};

/** The word under which the verifier of texts knows a metric; its own name when it knows none. */
export function metricWord(id: string): string {
  const said = SAID[id];
  if (said !== undefined) return said;
  const name = (METRICS.get(id)?.name ?? id).toLowerCase();
  const names = new Set([name, ...(EVERYDAY_NAMES[id]?.split('|') ?? [])]);
  return METRIC_WORDS.find((words) => words.some((word) => names.has(word)))?.[0] ?? name;
}
