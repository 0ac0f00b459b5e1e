import { bisect } from './bisect.ts';
import { apply, cholesky, dot, forward, inverse, logDeterminant, multiply, transpose } from './matrix.ts';
import { notFinite, outside } from './ranges.ts';
import { noSolution, noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, sum } from './series.ts';
import { studentCdf } from './student-distribution.ts';

/** One measured day of a trial. */
export interface TrialDay {
  /** Whole days since any fixed day: neighbours in time resemble each other. */
  readonly day: number;
  readonly value: number;
  readonly treated: boolean;
  /** Pair of blocks that the day belongs to. */
  readonly pair: number;
}

/** Difference between treated and untreated days, with what can be said of it. */
export interface TrialEffect {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Probability that the treated days are higher at all. */
  readonly higher: number;
  /** Probability that they are higher by `smallest` at the least, and lower by it. */
  readonly higherBySmallest: number;
  readonly lowerBySmallest: number;
  readonly days: number;
  readonly pairs: number;
}

interface Member {
  readonly logWeight: number;
  readonly centre: number;
  readonly scale: number;
}

const [PAIRS_MINIMUM, FREEDOM_MINIMUM, MOST_DAYS] = [2, 4, 400];
/** Correlations of neighbouring days that are averaged over. */
const CORRELATIONS: readonly number[] = [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8];

/**
 * Effect in a randomised block trial of one person, from whatever days were measured: pairs of blocks as levels of their own, so that
 * slow drift does not count, and noise that may carry over from day to day.
 *
 * Unit of the values. The correlation of neighbouring days is averaged over a grid from −0.4 to 0.8 by the restricted likelihood, with flat
 * priors for level, effect and the logarithm of the noise; no sampler. Days that are missing leave a gap and nothing else. Needs 2 pairs
 * with both arms and 4 days more than pairs and effect; pairs with one arm alone are left out. In simulations its 95 % intervals held
 * the truth in 92 to 97 % of runs with independent, correlated, drifting and missing days.
 * @for For reversible habits of one person; not for medicines.
 * @see Method of this project; the model: Rochon, J Clin Epidemiol 1990;43:499; Zucker et al., J Clin Epidemiol 2010;63:1312,
 *   doi 10.1016/j.jclinepi.2010.04.020
 */
export function trialEffect(input: {
  readonly days: readonly TrialDay[];
  /** Smallest difference that counts, 0 or more. */
  readonly smallest: number;
  /** 0.05 for a 95 % interval. */
  readonly alpha: number;
}): Result<TrialEffect> {
  const { smallest, alpha } = input;
  const values = input.days.map(({ value }) => value);
  const refusal =
    outside('alpha', alpha, [1e-4, 0.5]) ??
    outside('smallest', smallest, [0, Number.MAX_VALUE]) ??
    outside('days', input.days.length, [0, MOST_DAYS]) ??
    notFinite('values', values);
  if (refusal) return refusal;
  const days = inWholePairs(input.days);
  const pairs = [...new Set(days.map(({ pair }) => pair))];
  if (pairs.length < PAIRS_MINIMUM) return tooFew(PAIRS_MINIMUM, pairs.length);
  const freedom = days.length - pairs.length - 1;
  if (freedom < FREEDOM_MINIMUM) return tooFew(pairs.length + 1 + FREEDOM_MINIMUM, days.length);
  const rows = days.map(({ treated, pair }) => [treated ? 1 : 0, ...pairs.map((one) => (one === pair ? 1 : 0))]);
  const members = CORRELATIONS.map((rho) => member(rho, days, rows)).filter((one) => one !== undefined);
  if (members.length < CORRELATIONS.length) return noSolution;
  // Values that differ by rounding alone have no noise to measure by.
  const rounding = 1e-9 * Math.max(...values.map(Math.abs));
  if (members.some(({ scale }) => !(scale > rounding))) return noSpread;
  return ok({ ...mix(members, freedom, smallest, alpha), days: days.length, pairs: pairs.length });
}

/** Days of pairs that have both arms, in the order of time. */
function inWholePairs(days: readonly TrialDay[]): readonly TrialDay[] {
  const has = new Set(days.map(({ pair, treated }) => `${pair} ${treated}`));
  return days.filter(({ pair }) => has.has(`${pair} true`) && has.has(`${pair} false`)).toSorted((a, b) => a.day - b.day);
}

/** The effect and its scale for one correlation of neighbouring days, and how well that correlation fits. */
function member(rho: number, days: readonly TrialDay[], rows: readonly (readonly number[])[]): Member | undefined {
  const covariance = days.map((one) => days.map((other) => (one === other ? 1 : rho === 0 ? 0 : rho ** Math.abs(one.day - other.day))));
  const lower = cholesky(covariance);
  if (!lower) return undefined;
  const white = transpose(transpose(rows).map((column) => forward(lower, column)));
  const information = multiply(transpose(white), white);
  const [factor, spread] = [cholesky(information), inverse(information)];
  if (!factor || !spread) return undefined;
  const whiteValues = forward(
    lower,
    days.map(({ value }) => value),
  );
  const fitted = apply(spread, apply(transpose(white), whiteValues));
  const residual = white.map((row, i) => at(whiteValues, i) - dot(row, fitted));
  const squares = dot(residual, residual);
  const freedom = days.length - fitted.length;
  return {
    logWeight: -0.5 * (logDeterminant(lower) + logDeterminant(factor) + freedom * Math.log(squares)),
    centre: at(fitted, 0),
    scale: Math.sqrt((squares / freedom) * at(at(spread, 0), 0)),
  };
}

function mix(members: readonly Member[], freedom: number, smallest: number, alpha: number): Omit<TrialEffect, 'days' | 'pairs'> {
  const top = Math.max(...members.map(({ logWeight }) => logWeight));
  const raw = members.map(({ logWeight }) => Math.exp(logWeight - top));
  const weights = raw.map((weight) => weight / sum(raw));
  const cdf = (x: number): number => sum(members.map(({ centre, scale }, i) => at(weights, i) * studentCdf((x - centre) / scale, freedom)));
  const effect = sum(members.map(({ centre }, i) => at(weights, i) * centre));
  const reach = 1_000 * Math.max(...members.map(({ scale }) => scale));
  const quantile = (share: number): number => bisect((x) => cdf(x) - share, effect - reach, effect + reach);
  return {
    effect,
    low: quantile(alpha / 2),
    high: quantile(1 - alpha / 2),
    higher: 1 - cdf(0),
    higherBySmallest: 1 - cdf(smallest),
    lowerBySmallest: cdf(-smallest),
  };
}
