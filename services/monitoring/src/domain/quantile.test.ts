import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantileOf } from './quantile.ts';

test('quantile: interpolates inside the bucket, as Prometheus does', () => {
  assert.equal(quantileOf([1, 2, 4], [10, 10, 0, 0], 0.5), 1);
  assert.equal(quantileOf([1, 2, 4], [10, 10, 0, 0], 0.75), 1.5);
  assert.equal(quantileOf([1, 2, 4], [0, 0, 8, 0], 0.5), 3);
});

test('quantile: beyond the last bound it is the last bound, and of nothing it is 0', () => {
  assert.equal(quantileOf([1, 2], [0, 0, 5], 0.5), 2);
  assert.equal(quantileOf([1, 2], [0, 0, 0], 0.5), 0);
  assert.equal(quantileOf([], [], 0.5), 0);
});

test('quantile: never falls as q rises', () => {
  const quantiles = [0, 0.1, 0.5, 0.9, 0.99, 1].map((q) => quantileOf([0.01, 0.1, 1], [3, 0, 7, 1], q));

  assert.deepEqual(
    quantiles,
    quantiles.toSorted((a, b) => a - b),
  );
});
