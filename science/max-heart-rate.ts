import { firstOutside, outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Two estimates of the highest heart rate in beats per minute; single people lie 10 to 12 beats away from either. */
export interface MaxHeartRate {
  readonly tanaka: number;
  readonly nes: number;
}

/**
 * Maximal heart rate by age: 208 - 0.7 age (Tanaka) and 211 - 0.64 age (HUNT).
 *
 * Age 18 to 100 years. A measured maximum is always better.
 * @formula Tanaka 208 - 0.7 age; HUNT 211 - 0.64 age
 * @units Beats per minute.
 * @needs Needs the age only.
 * @for Adults; not with beta blockers.
 * @accuracy Accuracy as published: SEE 10 to 11 beats per minute, so a person may lie 20 off.
 * @see Tanaka et al., J Am Coll Cardiol 2001;37:153, doi 10.1016/S0735-1097(00)01054-8; Nes et al., Scand J Med Sci Sports 2013;23:697,
 *   doi 10.1111/j.1600-0838.2012.01445.x
 */
export function maxHeartRate(age: number): Result<MaxHeartRate> {
  return outside('age', age, [18, 100]) ?? ok({ tanaka: 208 - 0.7 * age, nes: 211 - 0.64 * age });
}

/**
 * Heart rate (beats per minute) at a share (0 to 1) of the reserve between rest (25 to 120) and maximum (100 to 240).
 * @formula rest + share (maximum - rest)
 * @units Beats per minute.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @for Not with beta blockers or atrial fibrillation.
 * @accuracy Exact for a measured maximum; with an estimated one its error comes along.
 * @see Karvonen, Kentala & Mustala, Ann Med Exp Biol Fenn 1957;35:307
 */
export function reserveHeartRate(input: { readonly resting: number; readonly maximal: number; readonly share: number }): Result<number> {
  const refusal = firstOutside(input, { resting: [25, 120], maximal: [100, 240], share: [0, 1] });
  return refusal ?? ok(input.resting + input.share * (input.maximal - input.resting));
}
