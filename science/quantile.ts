import { quantileInPlace } from './order-statistic.ts';
import { outside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending, at } from './series.ts';

/**
 * Quantile of an ascending series that is known not to be empty: linear between order statistics (type 7 of Hyndman & Fan).
 *
 * Unit of the values; `share` 0 to 1. For several quantiles of one series, which `quantile` would sort each time.
 * @see Hyndman & Fan, Am Stat 1996;50:361, doi 10.1080/00031305.1996.10473566
 */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = at(sorted, below);
  const high = at(sorted, Math.min(below + 1, sorted.length - 1));
  return low + (position - below) * (high - low);
}

/**
 * Quantile of a sample, type 7 of Hyndman & Fan (the default of R and NumPy).
 *
 * Unit of the values; `share` 0 to 1; needs one value. Extreme shares of short series are close to the extreme value itself.
 * @formula x_(j) + (g)(x_(j+1) - x_(j)) with j + g = 1 + (n - 1) share
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R and NumPy.
 * @see Hyndman & Fan, Am Stat 1996;50:361, doi 10.1080/00031305.1996.10473566
 */
export function quantile(values: readonly number[], share: number): Result<number> {
  if (values.length === 0) return tooFew(1, 0);
  const refusal = outside('share', share, [0, 1]) ?? notFinite('values', values);
  return refusal ?? ok(quantileInPlace(Float64Array.from(values), share));
}

/**
 * Interquartile range: 75 % quantile minus 25 % quantile, both type 7.
 *
 * Unit of the values; needs two values.
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R and NumPy.
 * @see Hyndman & Fan, Am Stat 1996;50:361, doi 10.1080/00031305.1996.10473566
 */
export function interquartileRange(values: readonly number[]): Result<number> {
  if (values.length < 2) return tooFew(2, values.length);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  const sorted = ascending(values);
  return ok(sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25));
}
