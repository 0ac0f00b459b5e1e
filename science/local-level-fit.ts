import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { present } from './series.ts';

/** Variances that make the values most likely, in the square of their unit. */
export interface LocalLevelFit {
  readonly noise: number;
  readonly drift: number;
  readonly logLikelihood: number;
}

const MINIMUM = 14;
/** Searched range of ln(drift / noise). */
const LOWEST = -20;
const HIGHEST = 12;
const GRID_STEP = 0.5;
const PRECISION = 1e-9;

/** Diffuse log-likelihood with the noise variance concentrated out, for one signal-to-noise ratio. */
function profile(values: readonly (number | null)[], ratio: number): LocalLevelFit {
  let level = 0;
  let variance = Infinity;
  let count = 0;
  let squares = 0;
  let logs = 0;
  for (const value of values) {
    if (value === null) variance += ratio;
    else if (variance === Infinity) {
      level = value;
      variance = 1 + ratio;
    } else {
      const total = variance + 1;
      const error = value - level;
      squares += (error * error) / total;
      logs += Math.log(total);
      count += 1;
      level += (variance / total) * error;
      variance = variance / total + ratio;
    }
  }
  const noise = squares / count;
  return { noise, drift: ratio * noise, logLikelihood: -0.5 * (count * (Math.log(2 * Math.PI * noise) + 1) + logs) };
}

/** Golden section search for the maximum between two bounds. */
function maximum(f: (x: number) => number, low: number, high: number): number {
  const shrink = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [low, high];
  while (to - from > PRECISION) {
    const left = to - shrink * (to - from);
    const right = from + shrink * (to - from);
    if (f(left) < f(right)) from = left;
    else to = right;
  }
  return (from + to) / 2;
}

/**
 * Fits the two variances of the local level model by maximum likelihood, with nothing assumed about the first level.
 *
 * Unit of the values; null where missing. Needs 14 values that are not all equal. The usual interval built from these plug-in variances
 * is too narrow (79 to 90 % instead of 95 %): use `effectOfChange` to judge an effect.
 * @formula maximises -1/2 sum (ln F_t + v_t^2 / F_t) over the two variances
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Within 2 % of Durbin & Koopman's variances for the Nile, and of R StructTS on 60 random series.
 * @see Durbin & Koopman, Time Series Analysis by State Space Methods, 2nd ed. 2012, section 2.10
 */
export function fitLocalLevel(values: readonly (number | null)[]): Result<LocalLevelFit> {
  const known = present(values);
  if (known.length < MINIMUM) return tooFew(MINIMUM, known.length);
  const refusal = notFinite('values', known);
  if (refusal) return refusal;
  if (known.every((value) => value === known[0])) return noSpread;
  const likelihood = (logRatio: number) => profile(values, Math.exp(logRatio)).logLikelihood;
  let best = LOWEST;
  for (let x = LOWEST; x <= HIGHEST; x += GRID_STEP) if (likelihood(x) > likelihood(best)) best = x;
  const fit = profile(values, Math.exp(maximum(likelihood, best - GRID_STEP, best + GRID_STEP)));
  const still = profile(values, 0);
  return ok(still.logLikelihood >= fit.logLikelihood ? still : fit);
}
