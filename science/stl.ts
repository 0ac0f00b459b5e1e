import { loess, loessAt } from './loess.ts';
import type { LoessOptions, RobustnessWeights } from './loess.ts';
import { medianOf } from './median.ts';
import { notFinite, outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, mean } from './series.ts';

/** A series taken apart: values = seasonal + trend + remainder; `weights` of the last fit are below 1 where the robust form distrusts a value. */
export interface Decomposition {
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly remainder: readonly number[];
  readonly weights: readonly number[];
}

/** `period` in steps (7 for daily data); the seasonal window in cycles (odd, 7 or more) or `periodic` for a fixed pattern. */
export interface StlInput {
  readonly values: readonly number[];
  readonly period: number;
  readonly seasonalWindow: number | 'periodic';
  readonly trendWindow?: number | undefined;
  readonly robust: boolean;
}

const nextOdd = (x: number) => {
  const whole = Math.round(x);
  return whole % 2 === 0 ? whole + 1 : whole;
};

const smoother = (window: number, degree: 0 | 1): LoessOptions => ({ window, degree, jump: Math.ceil(window / 10) });

function movingAverage(values: readonly number[], length: number): number[] {
  let total = 0;
  const averages: number[] = [];
  for (const [i, value] of values.entries()) {
    total += value - (i >= length ? at(values, i - length) : 0);
    if (i >= length - 1) averages.push(total / length);
  }
  return averages;
}

/** Smooths each weekday (or month) on its own, one cycle beyond both ends. */
function cycles(values: readonly number[], period: number, options: LoessOptions, robustness: RobustnessWeights): number[] {
  const result: number[] = [];
  for (let phase = 0; phase < period; phase += 1) {
    const own = values.filter((_, i) => i % period === phase);
    const ownWeights = robustness?.filter((_, i) => i % period === phase);
    const middle = loess(own, options, ownWeights);
    const k = own.length;
    const before = loessAt(own, -1, 0, Math.min(options.window, k) - 1, options, ownWeights) ?? at(middle, 0);
    const after = loessAt(own, k, Math.max(0, k - options.window), k - 1, options, ownWeights) ?? at(middle, k - 1);
    for (const [cycle, value] of [before, ...middle, after].entries()) result[cycle * period + phase] = value;
  }
  return result;
}

interface Smoothers {
  readonly period: number;
  readonly seasonal: LoessOptions;
  readonly trend: LoessOptions;
  readonly low: LoessOptions;
}

function innerLoop(values: readonly number[], trend: readonly number[], smoothers: Smoothers, robustness: RobustnessWeights) {
  const { period } = smoothers;
  const cyclic = cycles(
    values.map((value, i) => value - at(trend, i)),
    period,
    smoothers.seasonal,
    robustness,
  );
  const low = loess(movingAverage(movingAverage(movingAverage(cyclic, period), period), 3), smoothers.low, undefined);
  const seasonal = values.map((_, i) => at(cyclic, period + i) - at(low, i));
  const rest = values.map((value, i) => value - at(seasonal, i));
  return { seasonal, trend: loess(rest, smoothers.trend, robustness) };
}

/** Bisquare weights of the residuals, with the cut at six medians. */
function bisquare(values: readonly number[], seasonal: readonly number[], trend: readonly number[]): number[] {
  const sizes = values.map((value, i) => Math.abs(value - at(seasonal, i) - at(trend, i)));
  const cut = 6 * medianOf(sizes);
  return sizes.map((size) => (size <= 0.001 * cut ? 1 : size <= 0.999 * cut ? (1 - (size / cut) ** 2) ** 2 : 0));
}

/**
 * STL: seasonal, trend and remainder of an evenly spaced series without gaps, by local regression.
 *
 * Unit of the values; `period` 2 to half of the series. Needs two whole cycles to compute, three weeks before a weekday pattern is shown.
 * The robust form is for series with wild days. Windows, degrees and weights as in R's stl, whose partial sort may miss the median of an even
 * number of residuals: there the robust form follows the paper.
 * @formula x = seasonal + trend + remainder; loess of each phase of the period (degree 0), low-pass of two moving averages of one period
 *   and one of 3, loess of the trend (degree 1, next odd of 1.5 period / (1 - 1.5 / window)); robust: bisquare weights at 6
 *   median(abs(remainder))
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R 4.2.2 stl on random series within 1e-7; in the robust form where R finds the median.
 * @see Cleveland et al., J Off Stat 1990;6:3
 */
export function stl(input: StlInput): Result<Decomposition> {
  const { values, period, robust } = input;
  const n = values.length;
  const refusal = outside('period', period, [2, 10_000]) ?? notFinite('values', values);
  if (refusal) return refusal;
  if (n <= 2 * period) return tooFew(2 * period + 1, n);
  const periodic = input.seasonalWindow === 'periodic';
  const seasonalWindow = input.seasonalWindow === 'periodic' ? 10 * n + 1 : input.seasonalWindow;
  const smoothers: Smoothers = {
    period,
    seasonal: smoother(nextOdd(seasonalWindow), 0),
    trend: smoother(nextOdd(input.trendWindow ?? Math.ceil((1.5 * period) / (1 - 1.5 / seasonalWindow))), 1),
    low: smoother(nextOdd(period), 1),
  };
  let parts: { readonly seasonal: readonly number[]; readonly trend: readonly number[] } = { seasonal: [], trend: values.map(() => 0) };
  let weights: number[] | undefined;
  for (let outer = 0; outer <= (robust ? 15 : 0); outer += 1) {
    if (outer > 0) weights = bisquare(values, parts.seasonal, parts.trend);
    for (let inner = 0; inner < (robust ? 1 : 2); inner += 1) parts = innerLoop(values, parts.trend, smoothers, weights);
  }
  const { trend } = parts;
  const pattern = Array.from({ length: period }, (_, phase) => mean(parts.seasonal.filter((__, i) => i % period === phase)));
  const seasonal = periodic ? values.map((_, i) => at(pattern, i % period)) : parts.seasonal;
  const remainder = values.map((value, i) => value - at(seasonal, i) - at(trend, i));
  return ok({ seasonal, trend, remainder, weights: weights ?? values.map(() => 1) });
}
