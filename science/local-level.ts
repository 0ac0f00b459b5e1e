import { firstOutside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, present } from './series.ts';

/** Each step of the filter: the level expected before seeing the value, and the level given all values. */
export interface LevelStep {
  readonly predicted: number;
  readonly predictedVariance: number;
  readonly smoothed: number;
  readonly smoothedVariance: number;
}

/** The steps and the log-likelihood of the values. */
export interface LocalLevel {
  readonly steps: readonly LevelStep[];
  readonly logLikelihood: number;
}

/** Variances of noise and of the daily change of level, and what was known before the first value. */
export interface LocalLevelInput {
  /** Values in time order; null where there was none: the level then only becomes less certain. */
  readonly values: readonly (number | null)[];
  readonly noise: number;
  readonly drift: number;
  readonly startLevel: number;
  readonly startVariance: number;
}

interface Filtered {
  readonly level: number;
  readonly variance: number;
  /** Innovation over its variance, and how much of the variance it leaves. Zero and one without a value. */
  readonly surprise: number;
  readonly kept: number;
  readonly precision: number;
}

/**
 * Local level model: a level that drifts like a random walk, seen through noise. Kalman filter and smoother.
 *
 * Unit of the values, variances in its square. The right picture of resting heart rate, ln HRV, weight and sleep. Needs one value.
 * @formula y_t = level_t + noise, level_(t+1) = level_t + drift; a_(t+1) = a_t + P_t / (P_t + noise) (y_t - a_t)
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to the Nile example of Durbin & Koopman and to statsmodels 0.13 within 1e-8.
 * @see Durbin & Koopman, Time Series Analysis by State Space Methods, 2nd ed. 2012, chapter 2
 */
export function localLevel(input: LocalLevelInput): Result<LocalLevel> {
  if (present(input.values).length === 0) return tooFew(1, 0);
  const { noise, drift, startVariance } = input;
  const positive = [0, Number.MAX_VALUE] as const;
  const refusal = firstOutside(
    { noise, drift, startVariance },
    { noise: [Number.MIN_VALUE, Number.MAX_VALUE], drift: positive, startVariance: positive },
  );
  if (refusal) return refusal;
  let level = input.startLevel;
  let variance = startVariance;
  let logLikelihood = 0;
  const filtered: Filtered[] = input.values.map((value) => {
    const total = variance + noise;
    const error = value === null ? 0 : value - level;
    const gain = value === null ? 0 : variance / total;
    const step = { level, variance, surprise: error / total, kept: 1 - gain, precision: value === null ? 0 : 1 / total };
    if (value !== null) logLikelihood -= 0.5 * (Math.log(2 * Math.PI * total) + (error * error) / total);
    level += gain * error;
    variance = variance * (1 - gain) + drift;
    return step;
  });
  return ok({ steps: smooth(filtered), logLikelihood });
}

/** Backward pass of the smoother (Durbin & Koopman 2.4). */
function smooth(filtered: readonly Filtered[]): LevelStep[] {
  let r = 0;
  let n = 0;
  const steps: LevelStep[] = [];
  for (let t = filtered.length - 1; t >= 0; t -= 1) {
    const { level, variance, surprise, kept, precision } = at(filtered, t);
    r = surprise + kept * r;
    n = precision + kept * kept * n;
    steps.push({
      predicted: level,
      predictedVariance: variance,
      smoothed: level + variance * r,
      smoothedVariance: variance - variance * variance * n,
    });
  }
  return steps.reverse();
}
