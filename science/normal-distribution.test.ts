import { test } from 'node:test';
import { normalCdf, normalQuantile, normalTwoSidedP } from './normal-distribution.ts';
import { near } from './testing.ts';

test('normalCdf: table values, and symmetry', () => {
  near(normalCdf(0), 0.5, 1e-15);
  near(normalCdf(1.959963984540054), 0.975, 1e-13);
  near(normalCdf(-3) + normalCdf(3), 1, 1e-15);
});

test('normalTwoSidedP: keeps its digits far out', () => {
  near(normalTwoSidedP(8) / 1.2441921148543574e-15, 1, 1e-6);
});

test('normalQuantile: undoes the distribution function', () => {
  near(normalQuantile(0.975), 1.959963984540054, 1e-10);
  near(normalQuantile(0.001), -3.090232306167813, 1e-10);
});
