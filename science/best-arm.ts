import { incompleteBeta } from './beta-function.ts';
import { logGamma } from './gamma-function.ts';
import { simpson } from './integrate.ts';
import { outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { sum } from './series.ts';

/** Belief about the success rate of one choice: Beta(successes + prior, failures + prior). */
export interface BetaBelief {
  readonly a: number;
  readonly b: number;
}

const STEPS = 4_000;

function density({ a, b }: BetaBelief, x: number): number {
  if (x <= 0) return a === 1 ? b : 0;
  if (x >= 1) return b === 1 ? a : 0;
  return Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x));
}

/**
 * Probability that each choice has the highest success rate: what Thompson sampling draws with, computed exactly.
 *
 * Two or more beliefs, a and b from 1 to 100,000. The answers sum to 1 within the precision of the integration (1e-6).
 * @formula P(arm k is best) = integral of f_k(x) prod_(j != k) F_j(x) dx, f and F of Beta(a, b)
 * @needs Needs two beliefs.
 * @for For choices whose outcome is yes or no.
 * @see Thompson, Biometrika 1933;25:285, doi 10.1093/biomet/25.3-4.285; Chapelle & Li, NIPS 2011
 */
export function bestArmProbabilities(beliefs: readonly BetaBelief[]): Result<readonly number[]> {
  if (beliefs.length < 2) return tooFew(2, beliefs.length);
  for (const { a, b } of beliefs) {
    const refusal = outside('a', a, [1, 100_000]) ?? outside('b', b, [1, 100_000]);
    if (refusal) return refusal;
  }
  const shares = beliefs.map((own, i) => {
    const others = beliefs.filter((_, j) => j !== i);
    const product = (x: number) => others.reduce((share, other) => share * incompleteBeta(x, other.a, other.b), density(own, x));
    const sd = Math.sqrt((own.a * own.b) / ((own.a + own.b) ** 2 * (own.a + own.b + 1)));
    const mean = own.a / (own.a + own.b);
    return simpson(product, Math.max(0, mean - 12 * sd), Math.min(1, mean + 12 * sd), STEPS);
  });
  const total = sum(shares);
  return ok(shares.map((share) => share / total));
}
