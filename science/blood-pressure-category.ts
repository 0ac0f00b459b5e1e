import { firstOutside } from './ranges.ts';
import { notApplicable, ok } from './result.ts';
import type { Result } from './result.ts';

/** A guideline whose cut-offs are used; they are never mixed. */
export type BloodPressureScheme = 'acc-aha-2017' | 'esc-2024' | 'esh-2023';
/** Where the readings were taken. Home readings are lower, so that each guideline has cut-offs for them, or none. */
export type BloodPressureSetting = 'office' | 'home';
/** The category in the words of the chosen guideline. */
export type BloodPressureCategory =
  | 'normal'
  | 'elevated'
  | 'stage1'
  | 'stage2'
  | 'severe'
  | 'non-elevated'
  | 'hypertension'
  | 'optimal'
  | 'high-normal'
  | 'grade1'
  | 'grade2'
  | 'grade3'
  | 'grade1-ish'
  | 'grade2-ish'
  | 'grade3-ish';

function accAha(systolic: number, diastolic: number): BloodPressureCategory {
  if (systolic > 180 || diastolic > 120) return 'severe';
  if (systolic >= 140 || diastolic >= 90) return 'stage2';
  if (systolic >= 130 || diastolic >= 80) return 'stage1';
  return systolic >= 120 ? 'elevated' : 'normal';
}

function esc(systolic: number, diastolic: number, setting: BloodPressureSetting): BloodPressureCategory {
  const [high, low] = setting === 'home' ? [135, 85] : [140, 90];
  if (systolic >= high || diastolic >= low) return 'hypertension';
  return systolic >= 120 || diastolic >= 70 ? 'elevated' : 'non-elevated';
}

function esh(systolic: number, diastolic: number): BloodPressureCategory {
  const isolated = systolic >= 140 && diastolic < 90;
  if (systolic >= 180 || diastolic >= 110) return isolated ? 'grade3-ish' : 'grade3';
  if (systolic >= 160 || diastolic >= 100) return isolated ? 'grade2-ish' : 'grade2';
  if (systolic >= 140 || diastolic >= 90) return isolated ? 'grade1-ish' : 'grade1';
  if (systolic >= 130 || diastolic >= 85) return 'high-normal';
  return systolic >= 120 || diastolic >= 80 ? 'normal' : 'optimal';
}

/**
 * Blood pressure category of an adult; the worse of the two numbers decides.
 *
 * mmHg, systolic 40 to 300, diastolic 20 to 200. Pass the mean of repeated readings on two or more days: one reading is never a
 * diagnosis. ACC/AHA and ESH give these categories for office readings only. `-ish` is isolated systolic. Not for pregnancy.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own. One office reading misses masked and white-coat
 *   hypertension.
 * @see Whelton et al. 2018, doi 10.1161/HYP.0000000000000065 (kept in 2025); McEvoy et al. 2024, doi 10.1093/eurheartj/ehae178;
 *   Mancia et al. 2023, doi 10.1097/HJH.0000000000003480
 */
export function bloodPressureCategory(input: {
  readonly systolic: number;
  readonly diastolic: number;
  readonly scheme: BloodPressureScheme;
  readonly setting: BloodPressureSetting;
}): Result<BloodPressureCategory> {
  const { systolic, diastolic, scheme, setting } = input;
  const refusal = firstOutside({ systolic, diastolic }, { systolic: [40, 300], diastolic: [20, 200] });
  if (refusal) return refusal;
  if (scheme === 'esc-2024') return ok(esc(systolic, diastolic, setting));
  if (setting === 'home') return notApplicable('setting');
  return ok(scheme === 'acc-aha-2017' ? accAha(systolic, diastolic) : esh(systolic, diastolic));
}
