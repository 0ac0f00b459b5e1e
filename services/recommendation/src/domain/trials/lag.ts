import type { Family } from '@aceso/contracts/vocabulary';

/** Measures beside those of sleep that are taken at night: a night belongs to the day on which it ends. */
const OF_THE_NIGHT: ReadonlySet<string> = new Set([
  'resting-heart-rate',
  'heart-rate-variability-sdnn',
  'heart-rate-variability-rmssd',
  'respiratory-rate',
  'wrist-temperature',
  'oxygen-saturation',
]);

/** Days from an instruction to the value that shows it: what is done on a day shows in the night after it, which is told on the next day. */
export const lagOf = (metric: { readonly id: string; readonly family: Family }): 0 | 1 =>
  metric.family === 'sleep' || OF_THE_NIGHT.has(metric.id) ? 1 : 0;
