import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending, at } from './series.ts';

/** Finite-sample factors for 2 to 9 values, as in robustbase 0.95. */
const SMALL_SAMPLE = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131] as const;

function finiteSampleFactor(n: number): number {
  if (n <= 9) return at(SMALL_SAMPLE, n - 2);
  return n % 2 === 1 ? n / (n - 0.9) : 1;
}

/**
 * Sn scale: the typical distance of a value from the others, without asking for a centre (good for lopsided data).
 *
 * Unit of the values; needs two values; quadratic in their number.
 * @formula 1.1926 c_n x the low median over i of the high median over j of abs(x_i - x_j)
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R robustbase 0.95 on 258 random samples.
 * @see Rousseeuw & Croux, J Am Stat Assoc 1993;88:1273, doi 10.1080/01621459.1993.10476408
 */
export function sn(values: readonly number[]): Result<number> {
  const n = values.length;
  if (n < 2) return tooFew(2, n);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  const highMedian = Math.floor(n / 2);
  const lowMedian = Math.floor((n + 1) / 2) - 1;
  const typical = values.map((value) => at(ascending(values.map((other) => Math.abs(value - other))), highMedian));
  return ok(1.1926 * finiteSampleFactor(n) * at(ascending(typical), lowMedian));
}
