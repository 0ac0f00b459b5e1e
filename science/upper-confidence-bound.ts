import { apply, dot, inverse } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { notFinite, outside } from './ranges.ts';
import { noSolution, ok } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** Learned weights, and the optimistic value of a context. */
export interface UpperConfidenceBound {
  readonly weights: readonly number[];
  readonly bound: number;
}

/**
 * LinUCB for one choice: ridge weights from past contexts and rewards, and their upper confidence bound at a new context.
 *
 * All contexts as long as `context`; `alpha` 0 to 100 widens the bound. Without any past the weights are 0.
 * @formula A = I + sum x x', theta = A^-1 b, bound = x'theta + alpha sqrt(x'A^-1 x)
 * @needs Needs no past.
 * @for For choices that do not change the person.
 * @accuracy Exact; equal to NumPy on random logs.
 * @see Li et al., WWW 2010, doi 10.1145/1772690.1772758
 */
export function upperConfidenceBound(input: {
  readonly contexts: Matrix;
  readonly rewards: readonly number[];
  readonly context: readonly number[];
  readonly alpha: number;
}): Result<UpperConfidenceBound> {
  const { contexts, rewards, context, alpha } = input;
  if (contexts.length !== rewards.length) return { ok: false, reason: 'unequal-lengths', field: 'rewards' };
  if (contexts.some((row) => row.length !== context.length)) return { ok: false, reason: 'unequal-lengths', field: 'contexts' };
  const refusal = outside('alpha', alpha, [0, 100]) ?? notFinite('values', [...contexts.flat(), ...rewards, ...context]);
  if (refusal) return refusal;
  const gram = context.map((_, i) =>
    context.map((__, j) => contexts.reduce((total, row) => total + at(row, i) * at(row, j), 0) + (i === j ? 1 : 0)),
  );
  const spread = inverse(gram);
  if (!spread) return noSolution;
  const pull = context.map((_, i) => contexts.reduce((total, row, k) => total + at(row, i) * at(rewards, k), 0));
  const weights = apply(spread, pull);
  return ok({ weights, bound: dot(context, weights) + alpha * Math.sqrt(dot(context, apply(spread, context))) });
}
