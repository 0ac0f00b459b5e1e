import { medianOf } from './median.ts';
import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';

/** Positions whose modified z-score is beyond the cut, and the largest score seen. */
export interface ModifiedZ {
  readonly outliers: readonly number[];
  readonly largest: number;
}

/**
 * Modified z-score: 0.6745 (value - median) / MAD (unscaled), beyond 3.5 an outlier.
 *
 * Unit of the values; needs 5 values with a MAD above 0.
 * @formula 0.6745 (x - median) / MAD
 * @units Unit of the values; the score has none.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact.
 * @see Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993
 */
export function modifiedZOutliers(values: readonly number[], cut = 3.5): Result<ModifiedZ> {
  if (values.length < 5) return tooFew(5, values.length);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  const centre = medianOf(values);
  const mad = medianOf(values.map((value) => Math.abs(value - centre)));
  if (mad === 0) return noSpread;
  const scores = values.map((value) => (0.6745 * (value - centre)) / mad);
  return ok({
    outliers: scores.flatMap((score, index) => (Math.abs(score) > cut ? [index] : [])),
    largest: scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0),
  });
}
