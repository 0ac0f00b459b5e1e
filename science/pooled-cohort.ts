import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

/** Risk factors of the older US equations: cholesterol in mg/dL, blood pressure in mmHg, age in years. */
export interface CardiovascularInput {
  readonly age: number;
  readonly sex: Sex;
  readonly totalCholesterol: number;
  readonly hdl: number;
  readonly systolic: number;
  readonly bloodPressureDrug: boolean;
  readonly smoker: boolean;
  readonly diabetes: boolean;
}

/** Coefficients of the logarithms and their products with ln(age). */
type Coefficients = Readonly<
  Record<'survival' | 'mean' | 'age' | 'cholesterol' | 'hdl' | 'treated' | 'untreated' | 'smoker' | 'diabetes', number> &
    Partial<Record<'age2' | 'ageCholesterol' | 'ageHdl' | 'ageTreated' | 'ageUntreated' | 'ageSmoker', number>>
>;

// prettier-ignore
const TABLE: Readonly<Record<'black' | 'white', Readonly<Record<Sex, Coefficients>>>> = {
  black: {
    female: { survival: 0.9533, mean: 86.61, age: 17.114, cholesterol: 0.94, hdl: -18.92, ageHdl: 4.475, treated: 29.291, ageTreated: -6.432,
      untreated: 27.82, ageUntreated: -6.087, smoker: 0.691, diabetes: 0.874 },
    male: { survival: 0.8954, mean: 19.54, age: 2.469, cholesterol: 0.302, hdl: -0.307, treated: 1.916, untreated: 1.809, smoker: 0.549,
      diabetes: 0.645 },
  },
  white: {
    female: { survival: 0.9665, mean: -29.18, age: -29.799, age2: 4.884, cholesterol: 13.54, ageCholesterol: -3.114, hdl: -13.578,
      ageHdl: 3.149, treated: 2.019, untreated: 1.957, smoker: 7.574, ageSmoker: -1.665, diabetes: 0.661 },
    male: { survival: 0.9144, mean: 61.18, age: 12.344, cholesterol: 11.853, ageCholesterol: -2.664, hdl: -7.99, ageHdl: 1.769,
      treated: 1.797, untreated: 1.764, smoker: 7.837, ageSmoker: -1.795, diabetes: 0.658 },
  },
};

/**
 * Pooled Cohort Equations: 10-year risk (0 to 1) of a first hard atherosclerotic event. Superseded by PREVENT; kept for comparison.
 *
 * Age 40 to 79 years, total cholesterol 130 to 320, HDL 20 to 100 mg/dL, systolic 90 to 200 mmHg; no known cardiovascular disease.
 * `white` is used for all other groups, as the paper says. Overestimates in today's cohorts.
 * @formula risk = 1 - S0^exp(sum(b ln x) - mean), coefficients by sex and group
 * @units Years, mg/dL, mmHg.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy as published: C-statistic 0.71 to 0.82 by group, where it was made.
 * @see Goff et al., Circulation 2014;129(suppl 2):S49, doi 10.1161/01.cir.0000437741.48606.98, table A
 */
export function pooledCohortRisk(input: CardiovascularInput & { readonly race: 'black' | 'white' }): Result<number> {
  const { age, totalCholesterol, hdl, systolic } = input;
  const refusal = firstOutside(
    { age, totalCholesterol, hdl, systolic },
    { age: [40, 79], totalCholesterol: [130, 320], hdl: [20, 100], systolic: [90, 200] },
  );
  if (refusal) return refusal;
  const c = TABLE[input.race][input.sex];
  const lnAge = Math.log(age);
  const pressure = input.bloodPressureDrug ? c.treated + lnAge * (c.ageTreated ?? 0) : c.untreated + lnAge * (c.ageUntreated ?? 0);
  const score =
    lnAge * (c.age + lnAge * (c.age2 ?? 0)) +
    Math.log(totalCholesterol) * (c.cholesterol + lnAge * (c.ageCholesterol ?? 0)) +
    Math.log(hdl) * (c.hdl + lnAge * (c.ageHdl ?? 0)) +
    Math.log(systolic) * pressure +
    (input.smoker ? c.smoker + lnAge * (c.ageSmoker ?? 0) : 0) +
    (input.diabetes ? c.diabetes : 0);
  return ok(1 - c.survival ** Math.exp(score - c.mean));
}
