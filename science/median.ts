import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending } from './series.ts';
import { sortedQuantile } from './quantile.ts';

/** Makes the median absolute deviation of normal data equal to its standard deviation: 1 / inverse normal(3/4). */
export const MAD_TO_SD = 1.4826;

/** Median of a series that is known to be finite and not empty. */
export function medianOf(values: readonly number[]): number {
  return sortedQuantile(ascending(values), 0.5);
}

/** Median absolute deviation about the median, times 1.4826, of a series that is known to be finite and not empty. */
export function madOf(values: readonly number[], centre: number = medianOf(values)): number {
  return MAD_TO_SD * medianOf(values.map((value) => Math.abs(value - centre)));
}

/**
 * Median: the middle of the ordered values, the mean of the two middle ones when their count is even.
 *
 * Unit of the values; needs one value; half of the values may be wild before it breaks down.
 * @see Hampel, J Am Stat Assoc 1974;69:383, doi 10.1080/01621459.1974.10482962
 */
export function median(values: readonly number[]): Result<number> {
  if (values.length === 0) return tooFew(1, 0);
  return notFinite('values', values) ?? ok(medianOf(values));
}

/**
 * Median absolute deviation, times 1.4826: a standard deviation that outliers cannot inflate.
 *
 * Unit of the values; needs two values. Whole-number data (beats per minute) often give 0: put a floor under it.
 * @see Hampel, J Am Stat Assoc 1974;69:383, doi 10.1080/01621459.1974.10482962
 */
export function medianAbsoluteDeviation(values: readonly number[]): Result<number> {
  if (values.length < 2) return tooFew(2, values.length);
  return notFinite('values', values) ?? ok(madOf(values));
}
