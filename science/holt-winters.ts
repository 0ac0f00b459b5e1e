import { leastSquares } from './least-squares.ts';
import { firstOutside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, mean, present, sum } from './series.ts';

/** Level, slope and seasonal offsets after the last value, the squared error on the way, and the next cycle. */
export interface HoltWinters {
  readonly level: number;
  readonly slope: number;
  readonly seasonal: readonly number[];
  readonly squaredError: number;
  readonly forecast: readonly number[];
}

/** Additive smoothing; weights from 0 to 1. */
export interface HoltWintersInput {
  readonly values: readonly number[];
  readonly period: number;
  readonly levelWeight: number;
  readonly slopeWeight: number;
  readonly seasonalWeight: number;
}

/** Centred moving average over one period; null at both ends. */
function centred(values: readonly number[], period: number): (number | null)[] {
  const half = Math.floor(period / 2);
  return values.map((_, i) => {
    if (i < half || i + half >= values.length) return null;
    const near = values.slice(i - half, i + half + 1);
    const ends = period % 2 === 0 ? (at(near, 0) + at(near, near.length - 1)) / 2 : 0;
    return (sum(near) - ends) / period;
  });
}

/** Start from the first two cycles: a line through their trend, and the mean offset of each season. */
function start(values: readonly number[], period: number): Result<{ level: number; slope: number; seasonal: number[] }> {
  const trend = centred(values, period);
  const known = present(trend);
  const line = leastSquares(
    known.map((_, i) => [1, i + 1]),
    known,
  );
  if (!line.ok) return line;
  const offsets = Array.from({ length: period }, (_, phase) => {
    const own = values.flatMap((value, i) => {
      const middle = trend[i] ?? null;
      return i % period === phase && middle !== null ? [value - middle] : [];
    });
    return mean(own);
  });
  const centre = mean(offsets);
  const [level, slope] = [at(line.value.coefficients, 0), at(line.value.coefficients, 1)];
  return ok({ level, slope, seasonal: offsets.map((offset) => offset - centre) });
}

/**
 * Additive Holt-Winters smoothing with given weights, started from the first two cycles as R does.
 *
 * Unit of the values, evenly spaced, no gaps; `period` 3 and more; needs three cycles. Forecast one cycle ahead, no further.
 * @formula a_t = alpha (x_t - s_(t-p)) + (1 - alpha)(a_(t-1) + b_(t-1)); b_t = beta (a_t - a_(t-1)) + (1 - beta) b_(t-1); s_t = gamma
 *   (x_t - a_t) + (1 - gamma) s_(t-p)
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R 4.2.2 HoltWinters on random series.
 * @see Winters, Manage Sci 1960;6:324, doi 10.1287/mnsc.6.3.324
 */
export function holtWinters(input: HoltWintersInput): Result<HoltWinters> {
  const { values, period, levelWeight, slopeWeight, seasonalWeight } = input;
  const share = [0, 1] as const;
  const refusal =
    firstOutside(
      { period, levelWeight, slopeWeight, seasonalWeight },
      { period: [3, 10_000], levelWeight: share, slopeWeight: share, seasonalWeight: share },
    ) ?? notFinite('values', values);
  if (refusal) return refusal;
  if (values.length < 3 * period) return tooFew(3 * period, values.length);
  const begun = start(values.slice(0, 2 * period), period);
  if (!begun.ok) return begun;
  let { level, slope } = begun.value;
  const seasonal = [...begun.value.seasonal];
  let squaredError = 0;
  for (let i = period; i < values.length; i += 1) {
    const value = at(values, i);
    const offset = at(seasonal, i - period);
    squaredError += (value - level - slope - offset) ** 2;
    const next = levelWeight * (value - offset) + (1 - levelWeight) * (level + slope);
    slope = slopeWeight * (next - level) + (1 - slopeWeight) * slope;
    level = next;
    seasonal.push(seasonalWeight * (value - level) + (1 - seasonalWeight) * offset);
  }
  const latest = seasonal.slice(-period);
  const forecast = latest.map((offset, step) => level + (step + 1) * slope + offset);
  return ok({ level, slope, seasonal: latest, squaredError, forecast });
}
