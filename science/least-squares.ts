import { apply, dot, inverse, multiply, transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { noSolution, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** An ordinary least squares fit: coefficients, residuals, and the inverse of X'X. */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  readonly inverse: Matrix;
}

/** Fits y = X b by ordinary least squares; needs more rows than columns, and columns that differ from each other. */
export function leastSquares(rows: Matrix, y: readonly number[]): Result<LeastSquares> {
  const columns = rows[0]?.length ?? 0;
  if (rows.length <= columns) return tooFew(columns + 1, rows.length);
  const across = transpose(rows);
  const inverted = inverse(multiply(across, rows));
  if (!inverted) return noSolution;
  const coefficients = apply(inverted, apply(across, y));
  return ok({ coefficients, residuals: rows.map((row, index) => at(y, index) - dot(row, coefficients)), inverse: inverted });
}

/**
 * Standard errors that allow for uneven noise and for autocorrelation up to `lag` steps (Bartlett weights, no small-sample factor).
 * @see Newey & West, Econometrica 1987;55:703, doi 10.2307/1913610
 */
export function neweyWestErrors(rows: Matrix, fit: LeastSquares, lag: number): number[] {
  const scores = rows.map((row, index) => row.map((value) => value * at(fit.residuals, index)));
  const size = fit.coefficients.length;
  const middle = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => {
      let total = 0;
      for (let back = 0; back <= lag; back += 1) {
        const weight = 1 - back / (lag + 1);
        for (let t = back; t < scores.length; t += 1) {
          const now = at(scores, t);
          const then = at(scores, t - back);
          total += weight * (at(now, i) * at(then, j) + (back > 0 ? at(then, i) * at(now, j) : 0));
        }
      }
      return total;
    }),
  );
  return multiply(multiply(fit.inverse, middle), fit.inverse).map((row, index) => Math.sqrt(Math.max(0, at(row, index))));
}
