import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { quantileInPlace } from './order-statistic.ts';
import { at } from './series.ts';

/** Makes the median absolute deviation of normal data equal to its standard deviation: 1 / inverse normal(3/4). */
export const MAD_TO_SD = 1.4826;

/** Median of a series that is known to be finite and not empty. */
export function medianOf(values: readonly number[]): number {
  return quantileInPlace(Float64Array.from(values), 0.5);
}

/** Median absolute deviation about the median, times 1.4826, of a series that is known to be finite and not empty. */
export function madOf(values: readonly number[], centre = medianOf(values)): number {
  const distances = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) distances[i] = Math.abs((values[i] ?? 0) - centre);
  return MAD_TO_SD * quantileInPlace(distances, 0.5);
}

/**
 * Median absolute deviation about `centre`, times 1.4826, of an ascending series that is known to be finite and not empty.
 *
 * Of an array that is not full, the first `count` values. Distances from the centre rise to either side of it, so that the middle one is found by going outwards, without sorting them.
 */
export function sortedMad(sorted: ArrayLike<number>, centre: number, count = sorted.length): number {
  // From the middle on: the centre is mostly the median.
  let above = count >> 1;
  while (above > 0 && at(sorted, above - 1) >= centre) above -= 1;
  while (above < count && at(sorted, above) < centre) above += 1;
  let below = above - 1;
  const [low, high] = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)];
  let [lower, upper] = [0, 0];
  for (let rank = 0; rank <= high; rank += 1) {
    const down = below < 0 ? Infinity : Math.abs(at(sorted, below) - centre);
    const up = above === count ? Infinity : Math.abs(at(sorted, above) - centre);
    upper = Math.min(down, up);
    if (rank === low) lower = upper;
    if (down < up) below -= 1;
    else above += 1;
  }
  return MAD_TO_SD * (low === high ? lower : lower + 0.5 * (upper - lower));
}

/**
 * Median: the middle of the ordered values, the mean of the two middle ones when their count is even.
 *
 * Unit of the values; needs one value; half of the values may be wild before it breaks down.
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact.
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
 * @formula 1.4826 median(abs(x - median))
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; 37 % as efficient as the SD for normal values.
 * @see Hampel, J Am Stat Assoc 1974;69:383, doi 10.1080/01621459.1974.10482962
 */
export function medianAbsoluteDeviation(values: readonly number[]): Result<number> {
  if (values.length < 2) return tooFew(2, values.length);
  return notFinite('values', values) ?? ok(madOf(values));
}
