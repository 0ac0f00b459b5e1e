import { outside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, mean, sampleSd } from './series.ts';
import { studentQuantile } from './student-distribution.ts';

/** Test statistics and critical values of each step, and the values found to be outliers, farthest first. */
export interface EsdTest {
  readonly statistics: readonly number[];
  readonly critical: readonly number[];
  readonly outliers: readonly number[];
}

/**
 * Generalised extreme studentised deviate test: up to `most` outliers in roughly normal data, without one hiding another.
 *
 * Unit of the values; needs 15 values (25 for its error rate to hold) and `most` below half of them; `alpha` above 0 to below 1.
 * @formula R_i = max abs(x - mean) / SD after i - 1 removals, against (n-i) t / sqrt((n-i-1+t^2)(n-i+1)), t at 1 - alpha / (2(n-i+1))
 * @units Unit of the values.
 * @for For roughly normal values.
 * @accuracy Exact; equal to the NIST example (three outliers); its error rate holds from 25 values.
 * @see Rosner, Technometrics 1983;25:165, doi 10.1080/00401706.1983.10487848
 */
export function esdOutliers(values: readonly number[], most: number, alpha = 0.05): Result<EsdTest> {
  if (values.length < 15) return tooFew(15, values.length);
  const refusal =
    outside('most', most, [1, Math.floor(values.length / 2)]) ?? outside('alpha', alpha, [1e-6, 0.5]) ?? notFinite('values', values);
  if (refusal) return refusal;
  const left = [...values];
  const removed: number[] = [];
  const statistics: number[] = [];
  const critical: number[] = [];
  for (let step = 1; step <= most; step += 1) {
    const centre = mean(left);
    const sd = sampleSd(left);
    if (sd === 0) break;
    const farthest = left.reduce((best, value, index) => (Math.abs(value - centre) > Math.abs(at(left, best) - centre) ? index : best), 0);
    const n = left.length;
    const t = studentQuantile(1 - alpha / (2 * n), n - 2);
    statistics.push(Math.abs(at(left, farthest) - centre) / sd);
    critical.push(((n - 1) * t) / Math.sqrt((n - 2 + t * t) * n));
    removed.push(...left.splice(farthest, 1));
  }
  const count = statistics.reduce((found, statistic, index) => (statistic > at(critical, index) ? index + 1 : found), 0);
  return ok({ statistics, critical, outliers: removed.slice(0, count) });
}
