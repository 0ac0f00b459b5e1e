import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loess, loessAt } from './loess.ts';
import { near } from './testing.ts';

test('loess: a straight line stays a straight line, with and without jumps', () => {
  const line = Array.from({ length: 40 }, (_, i) => 3 + 0.5 * i);

  for (const jump of [1, 3, 7]) {
    for (const [i, value] of loess(line, { window: 11, degree: 1, jump }, undefined).entries()) near(value, 3 + 0.5 * i, 1e-9);
  }
});

test('loessAt: points without weight are no ground to stand on', () => {
  assert.equal(loessAt([1, 2, 3], 1, 0, 2, { window: 3, degree: 1, jump: 1 }, [0, 0, 0]), undefined);
});
