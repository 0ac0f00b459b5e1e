import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** FIB-4 and its band. */
export interface LiverFibrosisIndex {
  readonly index: number;
  readonly band: 'low' | 'indeterminate' | 'high';
}

/**
 * FIB-4 index: age x AST / (platelets x sqrt(ALT)).
 *
 * Age 35 to 120 years (poor specificity before), AST and ALT 1 to 5000 U/L, platelets 1 to 2000 x 10^9/L. Bands 1.3 and 2.67; from 65
 * years the lower one is 2.0. Not in acute hepatitis.
 * @formula age AST / (platelets sqrt(ALT))
 * @needs Needs every input; nothing stands in for one that is missing.
 * @see Sterling et al., Hepatology 2006;43:1317, doi 10.1002/hep.21178; McPherson et al. 2017, doi 10.1038/ajg.2016.453
 */
export function liverFibrosisIndex(input: {
  readonly age: number;
  readonly ast: number;
  readonly alt: number;
  readonly platelets: number;
}): Result<LiverFibrosisIndex> {
  const refusal = firstOutside(input, { age: [35, 120], ast: [1, 5000], alt: [1, 5000], platelets: [1, 2000] });
  if (refusal) return refusal;
  const index = (input.age * input.ast) / (input.platelets * Math.sqrt(input.alt));
  const lower = input.age >= 65 ? 2 : 1.3;
  return ok({ index, band: index < lower ? 'low' : index > 2.67 ? 'high' : 'indeterminate' });
}
