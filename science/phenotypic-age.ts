import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Nine laboratory values of one day and age in years. */
export interface PhenotypicAgeInput {
  readonly age: number;
  /** g/L */
  readonly albumin: number;
  /** umol/L */
  readonly creatinine: number;
  /** mmol/L */
  readonly glucose: number;
  /** mg/dL: most laboratories print mg/L, which is ten times the number */
  readonly crp: number;
  /** % */
  readonly lymphocytes: number;
  /** fL */
  readonly meanCellVolume: number;
  /** % */
  readonly redCellWidth: number;
  /** U/L */
  readonly alkalinePhosphatase: number;
  /** 1000 per uL */
  readonly whiteCells: number;
}

/** Age in years at which the average person has this risk, and the 10-year mortality behind it (0 to 1). */
export interface PhenotypicAge {
  readonly age: number;
  readonly mortality10: number;
}

/** The paper takes ln(CRP); the BioAge package takes ln(1 + CRP). They are not interchangeable. */
export type CrpConvention = 'levine' | 'bioage';

/**
 * Phenotypic age from nine laboratory values.
 *
 * Age 20 to 100 years, values within the bounds of the code. Acute inflammation (CRP) invalidates it for weeks. A research measure: show
 * as an estimate with no advice attached to it.
 * @formula xb = -19.907 - 0.0336 albumin + 0.0095 creatinine + 0.1953 glucose + 0.0954 ln CRP - 0.0120 lymphocytes + 0.0268 MCV + 0.3306
 *   RDW + 0.00187 ALP + 0.0554 WBC + 0.0804 age; M = 1 - exp(-1.51714 e^xb / 0.0076927); 141.50225 + ln(-0.0055305 ln(1 - M)) / 0.090165
 * @needs Needs all nine values of one day.
 * @for Adults from 20 years; not in acute inflammation.
 * @accuracy Accuracy as published: each year more goes with 9 % more deaths in NHANES IV; no error for a single person.
 * @see Levine et al., Aging 2018;10:573, doi 10.18632/aging.101414
 */
export function phenotypicAge(input: PhenotypicAgeInput, convention: CrpConvention = 'levine'): Result<PhenotypicAge> {
  const refusal = firstOutside(
    { ...input },
    {
      age: [18, 100],
      albumin: [10, 70],
      creatinine: [10, 2000],
      glucose: [1, 50],
      crp: [convention === 'levine' ? 0.001 : 0, 50],
      lymphocytes: [0, 100],
      meanCellVolume: [50, 150],
      redCellWidth: [8, 40],
      alkalinePhosphatase: [1, 2000],
      whiteCells: [0.1, 200],
    },
  );
  if (refusal) return refusal;
  const score =
    -19.90667 -
    0.03359355 * input.albumin +
    0.009506491 * input.creatinine +
    0.1953192 * input.glucose +
    0.09536762 * Math.log(convention === 'levine' ? input.crp : 1 + input.crp) -
    0.01199984 * input.lymphocytes +
    0.02676401 * input.meanCellVolume +
    0.3306156 * input.redCellWidth +
    0.001868778 * input.alkalinePhosphatase +
    0.05542406 * input.whiteCells +
    0.08035356 * input.age;
  const hazard = (1.51714 * Math.exp(score)) / 0.007692696;
  return ok({ age: 141.50225 + Math.log(0.0055305 * hazard) / 0.090165, mortality10: 1 - Math.exp(-hazard) });
}
