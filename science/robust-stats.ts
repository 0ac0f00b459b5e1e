import { huberCentre } from './huber.ts';
import { madOf, medianOf } from './median.ts';
import { sortedQuantile } from './quantile.ts';
import { qn } from './qn.ts';
import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending } from './series.ts';
import { sn } from './sn.ts';
import { trimmedMean } from './trimmed-mean.ts';

/** Robust summary of a sample, all in the unit of the values. */
export interface RobustStats {
  readonly count: number;
  readonly median: number;
  readonly mad: number;
  readonly iqr: number;
  readonly qn: number;
  readonly sn: number;
  readonly huber: number;
  readonly trimmed10: number;
  readonly q05: number;
  readonly q95: number;
}

/**
 * The robust summary of a sample in one go: centres (median, Huber, 10 % trimmed mean), scales (MAD, IQR, Qn, Sn), 5 and 95 % quantiles.
 *
 * Unit of the values; needs two values whose MAD is above 0.
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R 4.2.2, MASS and robustbase 0.95 on 258 random samples.
 * @see Rousseeuw & Croux, J Am Stat Assoc 1993;88:1273, doi 10.1080/01621459.1993.10476408, and the single methods
 */
export function robustStats(values: readonly number[]): Result<RobustStats> {
  if (values.length < 2) return tooFew(2, values.length);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  const huber = huberCentre(values);
  const pairwise = qn(values);
  const typical = sn(values);
  const trimmed = trimmedMean(values, 0.1);
  if (!huber.ok) return huber;
  if (!pairwise.ok) return pairwise;
  if (!typical.ok) return typical;
  if (!trimmed.ok) return trimmed;
  const sorted = ascending(values);
  return ok({
    count: values.length,
    median: medianOf(values),
    mad: madOf(values),
    iqr: sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25),
    qn: pairwise.value,
    sn: typical.value,
    huber: huber.value,
    trimmed10: trimmed.value,
    q05: sortedQuantile(sorted, 0.05),
    q95: sortedQuantile(sorted, 0.95),
  });
}
