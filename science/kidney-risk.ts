import { filtrationCategory } from './kidney-filtration.ts';
import type { FiltrationCategory } from './kidney-filtration.ts';
import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** KDIGO category of albumin in urine. */
export type AlbuminCategory = 'A1' | 'A2' | 'A3';
/** KDIGO's heat map: green, yellow, orange, red. */
export type KidneyRiskLevel = 'low' | 'moderate' | 'high' | 'very high';
/** Categories of filtration and albumin with the risk of their cell. */
export interface KidneyRisk {
  readonly filtration: FiltrationCategory;
  readonly albumin: AlbuminCategory;
  readonly risk: KidneyRiskLevel;
}

const CELLS: Readonly<Record<FiltrationCategory, Readonly<Record<AlbuminCategory, KidneyRiskLevel>>>> = {
  G1: { A1: 'low', A2: 'moderate', A3: 'high' },
  G2: { A1: 'low', A2: 'moderate', A3: 'high' },
  G3a: { A1: 'moderate', A2: 'high', A3: 'very high' },
  G3b: { A1: 'high', A2: 'very high', A3: 'very high' },
  G4: { A1: 'very high', A2: 'very high', A3: 'very high' },
  G5: { A1: 'very high', A2: 'very high', A3: 'very high' },
};

/**
 * KDIGO prognosis of kidney disease from filtration and albumin-to-creatinine ratio.
 *
 * Filtration 0 to 250 mL/min/1.73 m2, albumin 0 to 50,000 mg/g (A2 is 30 to 300 inclusive). Adults; both values abnormal for more than
 * 3 months before anyone speaks of kidney disease.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own. All 18 cells were checked against R kidney.epi.
 * @see KDIGO 2024, Kidney Int 2024;105(4S), doi 10.1016/j.kint.2023.10.018
 */
export function kidneyRisk(input: { readonly filtration: number; readonly albuminToCreatinine: number }): Result<KidneyRisk> {
  const refusal = firstOutside(input, { filtration: [0, 250], albuminToCreatinine: [0, 50_000] });
  if (refusal) return refusal;
  const filtration = filtrationCategory(input.filtration);
  const albumin = input.albuminToCreatinine < 30 ? 'A1' : input.albuminToCreatinine <= 300 ? 'A2' : 'A3';
  return ok({ filtration, albumin, risk: CELLS[filtration][albumin] });
}
