import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { CardiovascularInput } from './pooled-cohort.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

type Term = 'survival' | 'mean' | 'age' | 'cholesterol' | 'hdl' | 'treated' | 'untreated' | 'smoker' | 'diabetes';

// prettier-ignore
const TABLE: Readonly<Record<Sex, Readonly<Record<Term, number>>>> = {
  male: { survival: 0.88936, mean: 23.9802, age: 3.06117, cholesterol: 1.1237, hdl: -0.93263, untreated: 1.93303, treated: 1.99881,
    smoker: 0.65451, diabetes: 0.57367 },
  female: { survival: 0.95012, mean: 26.1931, age: 2.32888, cholesterol: 1.20904, hdl: -0.70833, untreated: 2.76157, treated: 2.82263,
    smoker: 0.52873, diabetes: 0.69154 },
};

/**
 * Framingham general cardiovascular risk: 10-year risk (0 to 1) of any first cardiovascular event.
 *
 * Age 30 to 74 years, total cholesterol 100 to 405, HDL 10 to 100 mg/dL, systolic 90 to 200 mmHg; no known cardiovascular disease.
 * Made in white Americans of the 1970s to 1990s: too high in most groups today. For comparison only.
 * @formula risk = 1 - S0^exp(sum(b ln x) - mean); S0 0.88936 (men), 0.95012 (women)
 * @units Years, mg/dL, mmHg.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy as published, where it was made: C-statistic 0.76 (men), 0.79 (women).
 * @see D'Agostino et al., Circulation 2008;117:743, doi 10.1161/CIRCULATIONAHA.107.699579
 */
export function framinghamRisk(input: CardiovascularInput): Result<number> {
  const { age, totalCholesterol, hdl, systolic } = input;
  const refusal = firstOutside(
    { age, totalCholesterol, hdl, systolic },
    { age: [30, 74], totalCholesterol: [100, 405], hdl: [10, 100], systolic: [90, 200] },
  );
  if (refusal) return refusal;
  const c = TABLE[input.sex];
  const score =
    c.age * Math.log(age) +
    c.cholesterol * Math.log(totalCholesterol) +
    c.hdl * Math.log(hdl) +
    (input.bloodPressureDrug ? c.treated : c.untreated) * Math.log(systolic) +
    (input.smoker ? c.smoker : 0) +
    (input.diabetes ? c.diabetes : 0);
  return ok(1 - c.survival ** Math.exp(score - c.mean));
}
