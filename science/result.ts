/** Why a method declines to answer. Each reason names what was missing, so that a screen can say it in words. */
export type Refusal =
  | { readonly ok: false; readonly reason: 'too-few-values'; readonly needed: number; readonly got: number }
  | { readonly ok: false; readonly reason: 'out-of-range'; readonly field: string; readonly min: number; readonly max: number }
  | { readonly ok: false; readonly reason: 'missing'; readonly field: string }
  | { readonly ok: false; readonly reason: 'not-a-number'; readonly field: string }
  | { readonly ok: false; readonly reason: 'unequal-lengths'; readonly field: string }
  | { readonly ok: false; readonly reason: 'no-spread' }
  | { readonly ok: false; readonly reason: 'no-solution' }
  | { readonly ok: false; readonly reason: 'not-applicable'; readonly field: string };

/** The answer of every method of this package: a value, or a typed refusal. Never NaN, never a guess. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Wraps a computed value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Refuses because `got` values are fewer than the `needed` ones. */
export function tooFew(needed: number, got: number): Refusal {
  return { ok: false, reason: 'too-few-values', needed, got };
}

/** Refuses because a field, without which there is no answer, is absent. */
export function missing(field: string): Refusal {
  return { ok: false, reason: 'missing', field };
}

/** Refuses because the method was not made for this case; `field` names the fact (age, sex, setting) that excludes it. */
export function notApplicable(field: string): Refusal {
  return { ok: false, reason: 'not-applicable', field };
}

/** Refuses because all values are equal, so that there is no scale to divide by. */
export const noSpread: Refusal = { ok: false, reason: 'no-spread' };

/** Refuses because the equations have no single solution (for example two covariates that say the same). */
export const noSolution: Refusal = { ok: false, reason: 'no-solution' };
