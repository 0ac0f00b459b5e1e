import { test } from 'node:test';
import { segmentCost } from './segment-cost.ts';
import { sumOfSquares } from './series.ts';
import { near } from './testing.ts';

test('segmentCost: equals the squares about the mean of the stretch, also far from zero', () => {
  const values = [1e6 + 1, 1e6 + 4, 1e6 + 2, 1e6 + 8, 1e6];
  const cost = segmentCost(values);

  near(cost(1, 4), sumOfSquares(values.slice(1, 4)), 1e-6);
  near(cost(2, 3), 0, 1e-9);
});
