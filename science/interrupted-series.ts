import { leastSquares, neweyWestErrors } from './least-squares.ts';
import { firstOutside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** Trend before, and jump and change of trend at the start, with their standard errors; slopes per step of the series. */
export interface InterruptedSeries {
  readonly slopeBefore: number;
  readonly levelChange: number;
  readonly slopeChange: number;
  readonly levelError: number;
  readonly slopeError: number;
}

const MINIMUM_EACH_SIDE = 8;

/**
 * Segmented regression of an interrupted time series with Newey-West errors.
 *
 * Unit of the values; `start` is the index of the first value after the change, `lag` the days of autocorrelation allowed for (2 usual).
 * Needs 8 values on each side. Nothing else may have changed at the same time.
 * @formula y = b0 + b1 t + b2 after + b3 (t - start) after; errors by Newey-West with `lag`
 * @for For one person or one place; it cannot know what else changed.
 * @accuracy Exact; equal to statsmodels 0.13 (OLS, HAC) on random series.
 * @see Wagner et al., J Clin Pharm Ther 2002;27:299, doi 10.1046/j.1365-2710.2002.00430.x
 */
export function interruptedSeries(input: {
  readonly values: readonly number[];
  readonly start: number;
  readonly lag: number;
}): Result<InterruptedSeries> {
  const { values, start, lag } = input;
  const refusal = firstOutside({ start, lag }, { start: [0, values.length], lag: [0, 60] }) ?? notFinite('values', values);
  if (refusal) return refusal;
  const shorter = Math.min(start, values.length - start);
  if (shorter < MINIMUM_EACH_SIDE) return tooFew(MINIMUM_EACH_SIDE, shorter);
  const rows = values.map((_, t) => [1, t, t >= start ? 1 : 0, t >= start ? t - start : 0]);
  const fit = leastSquares(rows, values);
  if (!fit.ok) return fit;
  const errors = neweyWestErrors(rows, fit.value, lag);
  const b = fit.value.coefficients;
  return ok({
    slopeBefore: at(b, 1),
    levelChange: at(b, 2),
    slopeChange: at(b, 3),
    levelError: at(errors, 2),
    slopeError: at(errors, 3),
  });
}
