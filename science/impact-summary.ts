import { sortedQuantile } from './quantile.ts';
import { notFinite, outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { ascending, at, mean, sampleSd, sum } from './series.ts';

/** Effect of a change from simulated days without it: absolute in the unit of the values, relative as a share. */
export interface ImpactSummary {
  readonly absolute: { readonly mean: number; readonly low: number; readonly high: number; readonly sd: number };
  readonly relative: { readonly mean: number; readonly low: number; readonly high: number };
  readonly p: number;
}

const MINIMUM_DRAWS = 20;

/**
 * Summarises posterior draws of what would have been: mean, interval, relative effect and one-sided tail probability.
 *
 * Each draw is as long as the values. Needs 20 draws (1000 for a steady interval); the relative effect needs positive sums.
 * @formula effect = mean(y) - mean(draw); relative = sum(y) / sum(draw) - 1; p = min over both tails of (1 + count) / (1 + draws)
 * @units Unit of the values.
 * @for For draws of a model that somebody has checked.
 * @accuracy Exact; equal to R CausalImpact's summary and to NumPy on random draws.
 * @see Brodersen et al., Ann Appl Stat 2015;9:247, doi 10.1214/14-AOAS788
 */
export function impactSummary(input: {
  readonly values: readonly number[];
  readonly draws: readonly (readonly number[])[];
  readonly alpha: number;
}): Result<ImpactSummary> {
  const { values, draws, alpha } = input;
  if (draws.length < MINIMUM_DRAWS) return tooFew(MINIMUM_DRAWS, draws.length);
  if (values.length === 0) return tooFew(1, 0);
  if (draws.some((draw) => draw.length !== values.length)) return { ok: false, reason: 'unequal-lengths', field: 'draws' };
  const refusal = outside('alpha', alpha, [1e-4, 0.5]) ?? notFinite('values', values) ?? notFinite('draws', draws.flat());
  if (refusal) return refusal;
  const total = sum(values);
  const totals = draws.map((draw) => sum(draw));
  if (totals.some((one) => one <= 0)) return { ok: false, reason: 'out-of-range', field: 'draws', min: 0, max: Number.MAX_VALUE };
  const absolute = draws.map((draw) => mean(values.map((value, day) => value - at(draw, day))));
  const relative = totals.map((one) => total / one - 1);
  const interval = (series: readonly number[]) => {
    const sorted = ascending(series);
    return { mean: mean(series), low: sortedQuantile(sorted, alpha / 2), high: sortedQuantile(sorted, 1 - alpha / 2) };
  };
  const above = 1 + totals.filter((one) => one >= total).length;
  const below = 1 + totals.filter((one) => one <= total).length;
  return ok({
    absolute: { ...interval(absolute), sd: sampleSd(absolute) },
    relative: interval(relative),
    p: Math.min(above, below) / (draws.length + 1),
  });
}
