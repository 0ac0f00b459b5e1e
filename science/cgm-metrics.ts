import { glucoseRisk } from './glucose-risk.ts';
import { madOf } from './median.ts';
import { outside } from './ranges.ts';
import { sortedQuantile } from './quantile.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending, mean, sampleSd } from './series.ts';

/** Summary of continuous glucose values; glucose in mg/dL, shares in percent of readings. */
export interface CgmMetrics {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  /** Coefficient of variation, %. */
  readonly cv: number;
  readonly mad: number;
  readonly iqr: number;
  /** Glucose management indicator, %. */
  readonly gmi: number;
  /** HbA1c estimated from the mean (ADAG), %. */
  readonly estimatedA1c: number;
  readonly below54: number;
  readonly below70: number;
  readonly inRange: number;
  readonly above180: number;
  readonly above250: number;
  /** Glycaemia risk index, 0 to 100. */
  readonly gri: number;
  readonly lowRisk: number;
  readonly highRisk: number;
  readonly grade: number;
  readonly jIndex: number;
  readonly mValue: number;
  /** Index of glycaemic control: sum of its low and high part. */
  readonly igc: number;
  /** Continuous glucose monitoring index, 0 to 100. */
  readonly cogi: number;
}

const between0And1 = (x: number) => Math.min(1, Math.max(0, x));

/** Weights of Klonoff 2023 on very low, low, very high and high. */
function glycaemiaRiskIndex(below54: number, below70: number, above180: number, above250: number): number {
  return Math.min(100, 3 * below54 + 2.4 * (below70 - below54) + 1.6 * above250 + 0.8 * (above180 - above250));
}

/** Hill 2007, glucose in mmol/L (here mg/dL / 18), each reading at most 50. */
const grade = (mgPerDl: number) => Math.min(50, 425 * (Math.log10(Math.log10(mgPerDl / 18)) + 0.16) ** 2);

/** Rodbard 2009: distance above 140 to the power 1.1 and below 80 squared, both divided by 30. */
const controlCost = (mgPerDl: number) => (mgPerDl > 140 ? (mgPerDl - 140) ** 1.1 / 30 : mgPerDl < 80 ? (80 - mgPerDl) ** 2 / 30 : 0);

/**
 * The metrics of the international consensus and the common indices, from all readings of a period, whatever their spacing.
 *
 * mg/dL, 20 to 600 (sensors report 40 to 400). Needs 2 readings to compute and, to be shown as typical, 14 days with 70 % of the
 * readings (`cgmTargets`). Shares are of readings: a sensor with gaps at night flatters. Not a diagnosis in people without diabetes.
 * @formula GMI = 3.31 + 0.02392 mean; GRI = 3.0 (<54) + 2.4 (54-69) + 1.6 (>250) + 0.8 (181-250); J = 0.001 (mean + SD)^2; LBGI, HBGI
 *   from 22.77 (ln(g)^1.084 - 5.381)^2 of low, high side; M = mean of abs(10 lg(g / 90))^3
 * @for For people who wear a glucose sensor; targets differ by group (`cgmTargets`).
 * @accuracy Arithmetic equals R iglu 4.3.0 within 1e-6 (LBGI and HBGI 4e-5, since iglu rounds a constant); sensors themselves are off by
 *   8 to 10 % on average.
 * @see Battelino et al., Diabetes Care 2019;42:1593, doi 10.2337/dci19-0028; GMI: Bergenstal 2018, doi 10.2337/dc18-1581;
 *   GRI: Klonoff 2023, doi 10.1177/19322968221085273; estimated HbA1c: Nathan 2008, doi 10.2337/dc08-0545;
 *   COGI: Leelarathna 2020, doi 10.1177/1932296819838525
 */
export function cgmMetrics(mgPerDl: readonly number[]): Result<CgmMetrics> {
  const count = mgPerDl.length;
  if (count < 2) return tooFew(2, count);
  for (const value of mgPerDl) {
    const refusal = outside('mgPerDl', value, [20, 600]);
    if (refusal) return refusal;
  }
  const sorted = ascending(mgPerDl);
  const average = mean(mgPerDl);
  const sd = sampleSd(mgPerDl);
  const share = (matches: (value: number) => boolean) => (100 * mgPerDl.filter(matches).length) / count;
  const below54 = share((value) => value < 54);
  const below70 = share((value) => value < 70);
  const above180 = share((value) => value > 180);
  const above250 = share((value) => value > 250);
  const inRange = share((value) => value >= 70 && value <= 180);
  const risk = glucoseRisk(mgPerDl);
  return ok({
    count,
    mean: average,
    median: sortedQuantile(sorted, 0.5),
    sd,
    cv: (100 * sd) / average,
    mad: madOf(mgPerDl),
    iqr: sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25),
    gmi: 3.31 + 0.02392 * average,
    estimatedA1c: (average + 46.7) / 28.7,
    below54,
    below70,
    inRange,
    above180,
    above250,
    gri: glycaemiaRiskIndex(below54, below70, above180, above250),
    lowRisk: risk.low,
    highRisk: risk.high,
    grade: mean(mgPerDl.map(grade)),
    jIndex: 0.001 * (average + sd) ** 2,
    mValue: mean(mgPerDl.map((value) => 1000 * Math.abs(Math.log10(value / 90)) ** 3)),
    igc: mean(mgPerDl.map(controlCost)),
    cogi: 50 * between0And1(inRange / 100) + 35 * (1 - between0And1(below70 / 15)) + 15 * (1 - between0And1((sd - 18) / 90)),
  });
}
