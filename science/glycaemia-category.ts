import { outside } from './ranges.ts';
import type { Range } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** HbA1c (%), fasting plasma glucose, 2-hour glucose of a 75 g tolerance test, or random plasma glucose (mg/dL). */
export type GlycaemiaTest = 'a1c' | 'fasting' | 'tolerance-2h' | 'random';
/** The range a value lies in; `diabetes-range` needs a second abnormal result before anyone may speak of diabetes. */
export type GlycaemiaCategory = 'normal' | 'prediabetes' | 'diabetes-range' | 'inconclusive';

const CUTS: Readonly<Record<Exclude<GlycaemiaTest, 'random'>, readonly [prediabetes: number, diabetes: number]>> = {
  a1c: [5.7, 6.5],
  fasting: [100, 126],
  'tolerance-2h': [140, 200],
};
const GLUCOSE: Range = [10, 2000];
const RANGES: Readonly<Record<GlycaemiaTest, Range>> = { a1c: [2, 25], fasting: GLUCOSE, 'tolerance-2h': GLUCOSE, random: GLUCOSE };

/**
 * Range of a laboratory glucose or HbA1c value in a non-pregnant person.
 *
 * a1c 2 to 25 %, glucose 10 to 2000 mg/dL in venous plasma (not a sensor). A random value counts only with classic symptoms.
 * HbA1c misleads in haemoglobin variants, anaemia, pregnancy, recent transfusion, and dialysis.
 * @needs Needs one value; a diagnosis needs two of a laboratory, and a clinician.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own.
 * @see American Diabetes Association, Standards of Care 2025, section 2, doi 10.2337/dc25-S002
 */
export function glycaemiaCategory(input: {
  readonly test: GlycaemiaTest;
  readonly value: number;
  readonly symptoms?: boolean;
}): Result<GlycaemiaCategory> {
  const refusal = outside('value', input.value, RANGES[input.test]);
  if (refusal) return refusal;
  if (input.test === 'random') return ok(input.symptoms === true && input.value >= 200 ? 'diabetes-range' : 'inconclusive');
  const [prediabetes, diabetes] = CUTS[input.test];
  if (input.value >= diabetes) return ok('diabetes-range');
  return ok(input.value >= prediabetes ? 'prediabetes' : 'normal');
}
