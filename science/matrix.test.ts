import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, backward, cholesky, dot, forward, inverse, logDeterminant, multiply, transpose } from './matrix.ts';
import { near } from './testing.ts';

const a = [
  [4, 2],
  [2, 3],
];

test('matrix: product, transpose and inner product by hand', () => {
  assert.deepEqual(multiply(a, [[1], [2]]), [[8], [8]]);
  assert.deepEqual(transpose([[1, 2, 3]]), [[1], [2], [3]]);
  assert.deepEqual(apply(a, [1, 1]), [6, 5]);
  assert.equal(dot([1, 2], [3, 4]), 11);
});

test('cholesky: the factor rebuilds the matrix and gives its determinant', () => {
  const lower = cholesky(a) ?? [];

  assert.deepEqual(lower[0], [2]);
  near(logDeterminant(lower), Math.log(8), 1e-12);
  const solved = backward(lower, forward(lower, [8, 7]));
  near(solved[0] ?? 0, 1.25, 1e-12);
  near(solved[1] ?? 0, 1.5, 1e-12);
});

test('inverse: times the matrix is one; a singular matrix has none', () => {
  const product = multiply(a, inverse(a) ?? []);

  near(product[0]?.[0] ?? 0, 1, 1e-12);
  near(product[0]?.[1] ?? 1, 0, 1e-12);
  assert.equal(
    inverse([
      [1, 1],
      [1, 1],
    ]),
    undefined,
  );
});
