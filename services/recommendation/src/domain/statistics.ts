import { medianAbsoluteDeviation, normalCdf, quantile } from '@aceso/science';

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation; 0 for fewer than two values. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.96;
/** Nothing that is computed from a few dozen days is surer than this, nor less sure than its complement. */
const MOST = 0.97;

export const clampedProbability = (p: number): number => Math.min(MOST, Math.max(1 - MOST, p));

/** Mean with a 95 % interval from the standard error. */
export function meanInterval(values: readonly number[]): {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly error: number;
} {
  const value = mean(values);
  const error = deviation(values) / Math.sqrt(values.length);
  return { value, low: value - Z95 * error, high: value + Z95 * error, error };
}

/**
 * Probability that a level lies beyond a limit, given its estimate and standard error.
 *
 * The normal approximation: Φ((estimate − limit) / error), at least `floor` as error so that a few equal values do not look certain.
 */
export function beyond(estimate: number, limit: number, error: number, side: 'above' | 'below', floor: number): number {
  const distance = side === 'above' ? estimate - limit : limit - estimate;
  return clampedProbability(normalCdf(distance / Math.max(error, floor)));
}

/** Usual range of a person: 10th to 90th percentile of the days before. */
export interface Usual {
  readonly low: number;
  readonly high: number;
  readonly middle: number;
  readonly spread: number;
  readonly n: number;
}

/** Share of the days before below the upper end of the usual range, and above the lower one. */
export const USUAL_SHARE = 0.9;

/** Undefined when there are fewer values than needed to call anything usual. */
export function usualOf(values: readonly number[], needed: number): Usual | undefined {
  if (values.length < needed) return undefined;
  const at = (p: number): number => {
    const result = quantile(values, p);
    if (!result.ok) throw new Error(`quantile refused: ${result.reason}`);
    return result.value;
  };
  return { low: at(0.1), high: at(USUAL_SHARE), middle: at(0.5), spread: deviation(values), n: values.length };
}

/** More memory than this from day to day is a trend, not scatter. */
const MOST_MEMORY = 0.6;

/**
 * Standard error of the mean of `count` days that follow, from the scatter of the days before and their memory.
 *
 * Days are a first-order autoregressive series: σ²/n × (1 + 2 Σ (1 − k/n) ρᵏ). The scatter is the robust one (1.4826 MAD) or the ordinary
 * one, whichever is larger; ρ is the correlation of neighbours, 0 to 0.6.
 */
export function errorOfMean(before: readonly number[], count: number): number {
  const centre = mean(before);
  const off = before.map((value) => value - centre);
  const square = off.reduce((sum, value) => sum + value ** 2, 0);
  const neighbours = off.slice(1).reduce((sum, value, i) => sum + value * (off[i] ?? 0), 0);
  const memory = square === 0 ? 0 : Math.min(MOST_MEMORY, Math.max(0, neighbours / square));
  const robust = medianAbsoluteDeviation(before);
  const scatter = Math.max(robust.ok ? robust.value : 0, deviation(before));
  const lags = Array.from({ length: count - 1 }, (_, i) => (1 - (i + 1) / count) * memory ** (i + 1));
  return scatter * Math.sqrt((1 + 2 * lags.reduce((sum, lag) => sum + lag, 0)) / count);
}
