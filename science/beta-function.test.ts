import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incompleteBeta } from './beta-function.ts';
import { near } from './testing.ts';

test('incompleteBeta: known values and symmetry', () => {
  near(incompleteBeta(0.3, 1, 1), 0.3, 1e-14);
  near(incompleteBeta(0.5, 7, 7), 0.5, 1e-14);
  near(incompleteBeta(0.2, 2, 3), 0.1808, 1e-12);
  near(incompleteBeta(0.37, 4.2, 1.3) + incompleteBeta(0.63, 1.3, 4.2), 1, 1e-13);
});

test('incompleteBeta: the ends are 0 and 1', () => {
  assert.equal(incompleteBeta(0, 2, 3), 0);
  assert.equal(incompleteBeta(1, 2, 3), 1);
});
