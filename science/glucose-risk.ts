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

/**
 * Risk range of one day: its worst low risk plus its worst high risk; the mean over two weeks or more is the average daily risk range.
 *
 * mg/dL, values of one day that are known to be positive and not empty; below 20 is low risk, above 40 high.
 * @see Kovatchev et al., Diabetes Care 2006;29:2433, doi 10.2337/dc06-1085
 */
export function dailyRisk(mgPerDl: readonly number[]): number {
  const risk = (value: number) => 10 * symmetricGlucose(value) ** 2;
  const worst = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, risk(value)), 0);
  return worst(mgPerDl.filter((value) => value < 112.5)) + worst(mgPerDl.filter((value) => value >= 112.5));
}
