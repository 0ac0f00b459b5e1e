import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { discreteLaplace, halfWidth, type Fraction } from './discrete-laplace.ts';

/** 0.99999 quantile of chi-square with 12 degrees of freedom. */
const LIMIT = 45.1;
const DRAWS = 20_000;
const TAIL = 6;
const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** System randomness in blocks: the sampler asks for a byte or two at a time. */
function blocks(): (count: number) => Uint8Array {
  let block = randomBytes(65_536);
  let at = 0;
  return (count) => {
    if (at + count > block.length) [block, at] = [randomBytes(65_536), 0];
    at += count;
    return block.subarray(at - count, at);
  };
}
const draw = (scale: Fraction, n = DRAWS): number[] => {
  const random = blocks();
  return Array.from({ length: n }, () => Number(discreteLaplace(scale, random)));
};
/** P[X = x], closed form. */
const mass = (x: number, scale: number): number => {
  const p = Math.exp(-1 / scale);
  return ((1 - p) / (1 + p)) * p ** Math.abs(x);
};
/** Chi-square over 13 bins, -6 to 6 with the tails in the outer ones, against the distribution with this scale. */
function chiSquare(draws: readonly number[], scale: number): number {
  let sum = 0;
  for (let bin = -TAIL; bin <= TAIL; bin += 1) {
    const seen = draws.filter((x) => Math.max(-TAIL, Math.min(TAIL, x)) === bin).length;
    let expected = mass(bin, scale);
    if (Math.abs(bin) === TAIL) for (let x = TAIL + 1; x < 400; x += 1) expected += mass(x, scale);
    sum += (seen - expected * draws.length) ** 2 / (expected * draws.length);
  }
  return sum;
}

test('discreteLaplace: 20,000 draws fit the closed form (chi-square, 12 degrees of freedom, false alarm 1 in 100,000)', () => {
  for (const [scale, value] of [
    [ONE, 1],
    [{ numerator: 2n, denominator: 1n }, 2],
    [{ numerator: 10n, denominator: 11n }, 10 / 11],
  ] as const) {
    const found = chiSquare(draw(scale), value);
    assert.ok(found < LIMIT, `chi-square ${found.toFixed(1)} for scale ${value}`);
  }
});

test('discreteLaplace: the same test catches noise that is a tenth too weak', () => {
  assert.ok(chiSquare(draw({ numerator: 9n, denominator: 10n }), 1) > LIMIT);
});

test('discreteLaplace: mean and variance of large scales are those of the formula', () => {
  const draws = draw({ numerator: 1000n, denominator: 3n }, 10_000);
  const p = Math.exp(-3 / 1000);
  const variance = (2 * p) / (1 - p) ** 2;
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;

  assert.ok(Math.abs(mean) < 4.42 * Math.sqrt(variance / draws.length));
  const found = draws.reduce((sum, x) => sum + x * x, 0) / draws.length;
  assert.ok(Math.abs(found - variance) < (4.42 * Math.sqrt(5) * variance) / Math.sqrt(draws.length));
});

test('discreteLaplace: the same bytes give the same draw, and a scale of 0 is refused', () => {
  const fixed = (): ((count: number) => Uint8Array) => {
    let state = 1;
    return (count) => Uint8Array.from({ length: count }, () => (state = (state * 75 + 74) % 65_537) & 255);
  };
  assert.equal(discreteLaplace(ONE, fixed()), discreteLaplace(ONE, fixed()));
  assert.throws(() => discreteLaplace({ numerator: 0n, denominator: 1n }, fixed()), RangeError);
});

test('discreteLaplace: probabilities and half-widths are those published for ε = ln 3, 1, 0.5 and 0.1', () => {
  const table = [
    [Math.log(3), 0.5, 0.166667, 4],
    [1, 0.462117, 0.170003, 4],
    [0.5, 0.244919, 0.148551, 7],
    [0.1, 0.049958, 0.045204, 31],
  ] as const;
  for (const [epsilon, zero, one, half] of table) {
    assert.ok(Math.abs(mass(0, 1 / epsilon) - zero) < 1e-6);
    assert.ok(Math.abs(mass(1, 1 / epsilon) - one) < 1e-6);
    const micros = BigInt(Math.round(epsilon * 1e6));
    assert.equal(halfWidth({ numerator: 1_000_000n, denominator: micros }, 0.95), half, `half-width for ε = ${epsilon}`);
  }
});

test('halfWidth: at least the promised share of draws lies within', () => {
  const scale = { numerator: 5n, denominator: 1n };
  const half = halfWidth(scale, 0.95);
  const within = draw(scale).filter((x) => Math.abs(x) <= half).length / DRAWS;

  assert.ok(within >= 0.95 && within < 0.98, `${within} within ±${half}`);
});
