import { normalTwoSidedP } from './normal-distribution.ts';
import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, sum } from './series.ts';

/** A monotonic trend: the sum of signs, its variance with ties, the continuity-corrected z, two-sided p and Kendall's tau. */
export interface MannKendall {
  readonly s: number;
  readonly varianceOfS: number;
  readonly z: number;
  readonly p: number;
  readonly tau: number;
}

/** The normal approximation is poor for fewer values. */
const MINIMUM = 10;

/** Number of equal values in each group of ties. */
function ties(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

/**
 * Mann-Kendall test for a steady rise or fall of values in time order, without asking for a straight line or normal noise.
 *
 * Needs 10 values that are not all equal. Assumes independent values: autocorrelated days (weight, resting heart rate) give p-values
 * that are too small, so use weekly means or read it beside the Sen interval.
 * @formula S = sum of sign(x_j - x_i); var = (n(n-1)(2n+5) - sum t(t-1)(2t+5)) / 18; z = (S - sign S) / sqrt(var)
 * @units Any unit; p from 0 to 1, tau from -1 to 1.
 * @accuracy Exact; equal to R trend 1.1.6 and to counting on 150 random series.
 * @see Mann, Econometrica 1945;13:245, doi 10.2307/1907187; Kendall, Rank Correlation Methods, 1975
 */
export function mannKendall(values: readonly number[]): Result<MannKendall> {
  const n = values.length;
  if (n < MINIMUM) return tooFew(MINIMUM, n);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  let s = 0;
  for (let i = 0; i < n; i += 1) {
    const value = at(values, i);
    for (let j = i + 1; j < n; j += 1) s += Number(at(values, j) > value) - Number(at(values, j) < value);
  }
  const groups = ties(values);
  const varianceOfS = (n * (n - 1) * (2 * n + 5) - sum(groups.map((t) => t * (t - 1) * (2 * t + 5)))) / 18;
  if (varianceOfS <= 0) return noSpread;
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varianceOfS);
  const pairs = (n * (n - 1)) / 2;
  const tau = s / Math.sqrt(pairs * (pairs - sum(groups.map((t) => (t * (t - 1)) / 2))));
  return ok({ s, varianceOfS, z, p: normalTwoSidedP(z), tau });
}
