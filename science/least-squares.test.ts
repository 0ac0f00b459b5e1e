import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastSquares, neweyWestErrors } from './least-squares.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

test('leastSquares: a straight line is found exactly', () => {
  const fit = granted(
    leastSquares(
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      [1, 3, 5, 7],
    ),
  );

  near(fit.coefficients[0] ?? 0, 1, 1e-12);
  near(fit.coefficients[1] ?? 0, 2, 1e-12);
});

test('leastSquares: two columns that say the same have no solution', () => {
  assert.equal(
    refusalOf(
      leastSquares(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [1, 2, 3],
      ),
    ).reason,
    'no-solution',
  );
  assert.equal(refusalOf(leastSquares([[1, 1]], [1])).reason, 'too-few-values');
});

test('neweyWestErrors: for independent noise about sigma / sqrt(n)', () => {
  const next = normalNumbers(3);
  const rows = Array.from({ length: 2000 }, () => [1]);
  const y = rows.map(() => 2 * next());
  const fit = granted(leastSquares(rows, y));

  near(neweyWestErrors(rows, fit, 2)[0] ?? 0, 2 / Math.sqrt(2000), 0.004);
});
