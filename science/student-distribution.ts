import { incompleteBeta } from './beta-function.ts';
import { bisect } from './bisect.ts';

/** Share of a Student t distribution with `df` degrees of freedom (above 0) below t. */
export function studentCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** Two-sided p-value of a t statistic with `df` degrees of freedom (above 0). */
export function studentTwoSidedP(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** Quantile of the Student t distribution with `df` degrees of freedom (above 0), for shares strictly between 0 and 1. */
export function studentQuantile(share: number, df: number): number {
  return share > 0.5 ? -studentQuantile(1 - share, df) : bisect((t) => studentCdf(t, df) - share, -1e6, 0);
}
