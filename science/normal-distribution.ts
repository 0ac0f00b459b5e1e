import { upperGamma } from './gamma-function.ts';
import { bisect } from './bisect.ts';

/** Share of a standard normal distribution below z. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** Two-sided p-value of a standard normal statistic; exact far out in the tail, where 1 - cdf would lose its digits. */
export function normalTwoSidedP(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** Standard normal quantile, for shares strictly between 0 and 1 (to about 1e-13; beyond 1e-300 the edge of -38 / 38 is given). */
export function normalQuantile(share: number): number {
  return share > 0.5 ? -normalQuantile(1 - share) : bisect((z) => normalCdf(z) - share, -38, 0);
}
