import { firstOutside, outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/**
 * VO2max (mL/kg/min) from the ratio of maximal (100 to 240) to resting heart rate (25 to 120 beats per minute).
 *
 * Made in well-trained men; standard error about 4 to 6 mL/kg/min, so show a range.
 * @formula 15.3 maximal / resting
 * @units Beats per minute; mL/kg/min.
 * @needs Needs both heart rates, measured.
 * @for Made in well-trained men of 21 to 51 years; not with beta blockers.
 * @accuracy Standard error about 4 to 6 mL/kg/min.
 * @see Uth et al., Eur J Appl Physiol 2004;91:111, doi 10.1007/s00421-003-0988-y
 */
export function oxygenUptakeFromHeartRates(input: { readonly maximal: number; readonly resting: number }): Result<number> {
  const refusal = firstOutside(input, { maximal: [100, 240], resting: [25, 120] });
  return refusal ?? ok((15.3 * input.maximal) / input.resting);
}

/**
 * VO2max (mL/kg/min) from the metres (800 to 5500) run in twelve minutes.
 * @formula (metres - 504.9) / 44.73
 * @units Metres in twelve minutes; mL/kg/min.
 * @needs Needs one all-out run.
 * @for Healthy adults only; not without a clinician's word in heart disease.
 * @accuracy Accuracy as published: correlation 0.90 with the measured value in 115 men.
 * @see Cooper, JAMA 1968;203:201, doi 10.1001/jama.1968.03140030033008
 */
export function oxygenUptakeFromCooperTest(metres: number): Result<number> {
  return outside('metres', metres, [800, 5500]) ?? ok((metres - 504.9) / 44.73);
}

/**
 * Oxygen cost (mL/kg/min) of steady walking (50 to 100 m/min) or running (above 80 m/min) at a grade (0 to 0.3).
 * @formula walking 0.1 s + 1.8 s grade + 3.5; running 0.2 s + 0.9 s grade + 3.5 (s in m/min)
 * @units Metres a minute; mL/kg/min.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @for Steady effort of healthy adults.
 * @accuracy Standard error about 4 to 6 mL/kg/min.
 * @see American College of Sports Medicine, Guidelines for Exercise Testing and Prescription, 10th ed. 2017
 */
export function oxygenCost(input: {
  readonly gait: 'walk' | 'run';
  readonly metresPerMinute: number;
  readonly grade: number;
}): Result<number> {
  const { gait, metresPerMinute, grade } = input;
  const refusal = firstOutside({ metresPerMinute, grade }, { metresPerMinute: gait === 'run' ? [80, 450] : [30, 130], grade: [0, 0.3] });
  if (refusal) return refusal;
  return ok(gait === 'run' ? 3.5 + metresPerMinute * (0.2 + 0.9 * grade) : 3.5 + metresPerMinute * (0.1 + 1.8 * grade));
}
