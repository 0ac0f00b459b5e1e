import { madOf, medianOf } from './median.ts';
import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';

/** How far one value lies from its reference, in robust standard deviations, and the reference that was used. */
export interface RobustZ {
  readonly z: number;
  readonly centre: number;
  readonly scale: number;
}

/**
 * Robust z-score: (value - median) / max(1.4826 MAD, floor), against reference values that must not contain the value itself.
 *
 * `floor` in the unit of the metric (half the resolution of the sensor or more): whole-number data otherwise give a MAD of 0.
 * Needs two reference values; an alert should ask for 14 (`personalBaseline`).
 * @formula (value - median) / max(1.4826 MAD, floor)
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact.
 * @see Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993
 */
export function robustZ(value: number, reference: readonly number[], floor = 0): Result<RobustZ> {
  if (reference.length < 2) return tooFew(2, reference.length);
  const refusal = notFinite('reference', reference) ?? notFinite('value', [value, floor]);
  if (refusal) return refusal;
  const centre = medianOf(reference);
  const scale = Math.max(madOf(reference, centre), floor);
  if (scale <= 0) return noSpread;
  return ok({ z: (value - centre) / scale, centre, scale });
}
