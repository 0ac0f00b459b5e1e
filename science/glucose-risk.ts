import { mean } from './series.ts';

/** Low and high blood glucose index: below 1.1 and 4.5 is low risk. */
export interface GlucoseRisk {
  readonly low: number;
  readonly high: number;
}

/** Kovatchev's symmetric scale of glucose (mg/dL): 0 at 112.5, equal steps for equal danger below and above. */
export function symmetricGlucose(mgPerDl: number): number {
  return 1.509 * (Math.log(mgPerDl) ** 1.084 - 5.381);
}

/**
 * Low and high blood glucose index of sensor values that are known to be positive and not empty (mg/dL).
 * @see Kovatchev et al., Diabetes Care 2006;29:2433, doi 10.2337/dc06-1085
 */
export function glucoseRisk(mgPerDl: readonly number[]): GlucoseRisk {
  const risks = mgPerDl.map((value) => ({ value: symmetricGlucose(value), below: value < 112.5 }));
  return {
    low: mean(risks.map(({ value, below }) => (below ? 10 * value ** 2 : 0))),
    high: mean(risks.map(({ value, below }) => (below ? 0 : 10 * value ** 2))),
  };
}
