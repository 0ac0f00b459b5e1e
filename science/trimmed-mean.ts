import { notFinite, outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending, mean } from './series.ts';

/**
 * Mean of what is left after the lowest and the highest `share` of the values are cut off (each side, rounded down).
 *
 * Unit of the values; `share` 0 to below 0.5; needs one value.
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R mean(trim).
 * @see Tukey & McLaughlin, Sankhya A 1963;25:331
 */
export function trimmedMean(values: readonly number[], share: number): Result<number> {
  if (values.length === 0) return tooFew(1, 0);
  const refusal = outside('share', share, [0, 0.4999]) ?? notFinite('values', values);
  if (refusal) return refusal;
  const cut = Math.floor(values.length * share);
  return ok(mean([...ascending(values).subarray(cut, values.length - cut)]));
}
