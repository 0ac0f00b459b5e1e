import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestArmProbabilities } from './best-arm.ts';
import { granted, near, refusalOf } from './testing.ts';

test('bestArmProbabilities: equal beliefs share, and P(Beta(2,1) > Beta(1,1)) is 2/3', () => {
  for (const share of granted(
    bestArmProbabilities([
      { a: 3, b: 4 },
      { a: 3, b: 4 },
    ]),
  ))
    near(share, 0.5, 1e-9);
  near(
    granted(
      bestArmProbabilities([
        { a: 2, b: 1 },
        { a: 1, b: 1 },
      ]),
    )[0] ?? 0,
    2 / 3,
    1e-6,
  );
});

test('bestArmProbabilities: sharp beliefs are integrated as well', () => {
  near(
    granted(
      bestArmProbabilities([
        { a: 50_000, b: 50_000 },
        { a: 49_000, b: 51_000 },
      ]),
    )[0] ?? 0,
    1,
    1e-5,
  );
});

test('bestArmProbabilities: one choice is no choice', () => {
  assert.equal(refusalOf(bestArmProbabilities([{ a: 1, b: 1 }])).reason, 'too-few-values');
});
