import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logGamma, upperGamma } from './gamma-function.ts';
import { near } from './testing.ts';

test('logGamma: factorials and the half', () => {
  near(logGamma(5), Math.log(24), 1e-13);
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13);
  near(logGamma(0.1), 2.252712651734206, 1e-12);
  near(logGamma(101), 363.73937555556347, 1e-10);
  assert.throws(() => logGamma(0), RangeError);
});

test('upperGamma: series and continued fraction meet, and the exponential is exact', () => {
  near(upperGamma(1, 2), Math.exp(-2), 1e-14);
  near(upperGamma(2.5, 3.4999), upperGamma(2.5, 3.5001), 1e-4);
  assert.equal(upperGamma(3, 0), 1);
});
