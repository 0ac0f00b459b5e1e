import { firstOutside, outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

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

/** Constant and weights of age, waist, resting heart rate and activity. */
const HABITS: Readonly<Record<Sex, readonly [number, number, number, number, number]>> = {
  male: [100.27, 0.296, 0.369, 0.155, 0.226],
  female: [74.74, 0.247, 0.259, 0.114, 0.198],
};

/**
 * VO2max (mL/kg/min) without any exercise: from age, waist, resting heart rate and how often, how long and how hard somebody is active.
 *
 * `activityIndex` 0 to 45 is frequency x intensity x duration as the paper scores its three questions.
 * @formula men 100.27 - 0.296 age - 0.369 waist - 0.155 resting + 0.226 index; women 74.74 - 0.247 age - 0.259 waist - 0.114 resting + 0.198 index
 * @units Years, cm, beats per minute; mL/kg/min.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @for Adults of 20 to 90 years without heart or lung disease; made in Norway. Not with beta blockers or in pregnancy.
 * @accuracy Accuracy as published: R2 0.61 (men), 0.56 (women); standard error 5.7 and 5.1 mL/kg/min.
 * @see Nes et al., Med Sci Sports Exerc 43:2024 (2011), doi 10.1249/MSS.0b013e31821d3f6f
 */
export function oxygenUptakeFromHabits(input: {
  readonly sex: Sex;
  readonly age: number;
  readonly waistCm: number;
  readonly resting: number;
  readonly activityIndex: number;
}): Result<number> {
  const { sex, age, waistCm, resting, activityIndex } = input;
  const bounds = { age: [20, 90], waistCm: [50, 160], resting: [30, 120], activityIndex: [0, 45] } as const;
  const refusal = firstOutside({ age, waistCm, resting, activityIndex }, bounds);
  if (refusal) return refusal;
  const [constant, perYear, perCm, perBeat, perPoint] = HABITS[sex];
  return ok(constant - perYear * age - perCm * waistCm - perBeat * resting + perPoint * activityIndex);
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
