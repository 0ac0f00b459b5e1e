import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

/** cm, mg/dL and mmHg; a drug for a factor counts as the factor. */
export interface MetabolicSyndromeInput {
  readonly sex: Sex;
  readonly waistCm: number;
  /** Limit of the person's population. */
  readonly waistLimitCm: number;
  readonly triglycerides: number;
  readonly triglycerideDrug: boolean;
  readonly hdl: number;
  readonly systolic: number;
  readonly diastolic: number;
  readonly bloodPressureDrug: boolean;
  readonly fastingGlucose: number;
  readonly glucoseDrug: boolean;
}

/** The five factors of the harmonised definition. */
export type MetabolicFactor = 'waist' | 'triglycerides' | 'hdl' | 'blood-pressure' | 'glucose';

/** Which factors are present, and whether three or more are. */
export interface MetabolicSyndrome {
  readonly factors: readonly MetabolicFactor[];
  readonly met: boolean;
}

/**
 * Metabolic syndrome by the harmonised definition: three of five factors.
 *
 * Fasting values, adults. Waist limit by population (94 and 80 cm Europe, 102 and 88 cm United States, 90 and 80 cm Asia).
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own.
 * @see Alberti et al., Circulation 2009;120:1640, doi 10.1161/CIRCULATIONAHA.109.192644
 */
export function metabolicSyndrome(input: MetabolicSyndromeInput): Result<MetabolicSyndrome> {
  const { waistCm, waistLimitCm, triglycerides, hdl, systolic, diastolic, fastingGlucose } = input;
  const refusal = firstOutside(
    { waistCm, waistLimitCm, triglycerides, hdl, systolic, diastolic, fastingGlucose },
    {
      waistCm: [30, 250],
      waistLimitCm: [60, 130],
      triglycerides: [10, 5000],
      hdl: [5, 200],
      systolic: [40, 300],
      diastolic: [20, 200],
      fastingGlucose: [20, 1000],
    },
  );
  if (refusal) return refusal;
  const present: Readonly<Record<MetabolicFactor, boolean>> = {
    waist: waistCm >= waistLimitCm,
    triglycerides: triglycerides >= 150 || input.triglycerideDrug,
    hdl: hdl < (input.sex === 'male' ? 40 : 50),
    'blood-pressure': systolic >= 130 || diastolic >= 85 || input.bloodPressureDrug,
    glucose: fastingGlucose >= 100 || input.glucoseDrug,
  };
  // Object.keys forgets the key type; the record has all five factors.
  const factors = (Object.keys(present) as MetabolicFactor[]).filter((factor) => present[factor]);
  return ok({ factors, met: factors.length >= 3 });
}
