import { at } from './series.ts';

/** A matrix as rows of equal length. */
export type Matrix = readonly (readonly number[])[];

/** Inner product of two series of equal length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, index) => total + value * at(b, index), 0);
}

/** Rows become columns. */
export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, column) => a.map((row) => at(row, column)));
}

/** Matrix product. */
export function multiply(a: Matrix, b: Matrix): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

/** Matrix times column. */
export function apply(a: Matrix, x: readonly number[]): number[] {
  return a.map((row) => dot(row, x));
}

/** Lower Cholesky factor of a symmetric matrix, or undefined when it is not positive definite (to about 1e-12 of its diagonal). */
export function cholesky(a: Matrix): number[][] | undefined {
  const lower: number[][] = [];
  for (const [i, row] of a.entries()) {
    const next: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? next : at(lower, j);
      let rest = at(row, j);
      for (let k = 0; k < j; k += 1) rest -= at(next, k) * at(other, k);
      if (j === i) {
        if (!(rest > 1e-12 * Math.abs(at(row, i)))) return undefined;
        next.push(Math.sqrt(rest));
      } else next.push(rest / at(other, j));
    }
    lower.push(next);
  }
  return lower;
}

/** Solves L x = b for a lower triangular L. */
export function forward(lower: Matrix, b: readonly number[]): number[] {
  const x: number[] = [];
  for (const [i, row] of lower.entries()) {
    let rest = at(b, i);
    for (let k = 0; k < i; k += 1) rest -= at(row, k) * at(x, k);
    x.push(rest / at(row, i));
  }
  return x;
}

/** Solves L' x = b for a lower triangular L. */
export function backward(lower: Matrix, b: readonly number[]): number[] {
  const x = [...b];
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    const row = at(lower, i);
    x[i] = at(x, i) / at(row, i);
    for (let k = 0; k < i; k += 1) x[k] = at(x, k) - at(row, k) * at(x, i);
  }
  return x;
}

/** Sum of the logarithms of the diagonal of a Cholesky factor, twice: the log determinant of the matrix. */
export function logDeterminant(lower: Matrix): number {
  return 2 * lower.reduce((total, row, index) => total + Math.log(at(row, index)), 0);
}

/** Inverse of a symmetric positive definite matrix, or undefined when it has none. */
export function inverse(a: Matrix): number[][] | undefined {
  const lower = cholesky(a);
  return (
    lower &&
    a.map((_, i) =>
      backward(
        lower,
        forward(
          lower,
          a.map((__, j) => (i === j ? 1 : 0)),
        ),
      ),
    )
  );
}
