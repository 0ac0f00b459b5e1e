import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { mean } from './series.ts';

/** Resting heart rate of one night in beats per minute. */
export interface OvernightHeartRate {
  /** Mean of the whole-number readings. */
  readonly mean: number;
  /** The same cut to a whole number: the input of NightSignal. */
  readonly truncated: number;
  readonly readings: number;
}

/**
 * Resting heart rate of a night from readings between 00:00 and 06:59 local time in minutes without steps.
 *
 * Beats per minute; each reading is cut to a whole number first, as the published program does. Needs one reading, but a mean of fewer
 * than about 10 is unsteady: the caller decides. Not for beta blockers, pacemakers, atrial fibrillation, pregnancy, or night shifts.
 * @formula int(mean of int(bpm))
 * @accuracy Equal to the published program on the nights of its sample person.
 * @see Alavi et al., Nat Med 2022;28:175, doi 10.1038/s41591-021-01593-2
 */
export function overnightHeartRate(readings: readonly number[]): Result<OvernightHeartRate> {
  if (readings.length === 0) return tooFew(1, 0);
  const refusal = notFinite('readings', readings);
  if (refusal) return refusal;
  const average = mean(readings.map(Math.trunc));
  return ok({ mean: average, truncated: Math.trunc(average), readings: readings.length });
}
