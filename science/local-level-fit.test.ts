import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLocalLevel } from './local-level-fit.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

test('fitLocalLevel: recovers the variances of a simulated level', () => {
  const next = normalNumbers(4);
  let level = 60;
  const values = Array.from({ length: 1500 }, () => (level += 0.5 * next()) + 2 * next());

  const fit = granted(fitLocalLevel(values));

  near(fit.noise, 4, 0.5);
  near(fit.drift, 0.25, 0.1);
});

test('fitLocalLevel: pure noise has no drift worth the name', () => {
  const next = normalNumbers(5);

  const fit = granted(fitLocalLevel(Array.from({ length: 400 }, () => 60 + next())));

  assert.ok(fit.drift < 0.01 * fit.noise);
});

test('fitLocalLevel: gaps are allowed, fewer than 14 values are not', () => {
  assert.equal(refusalOf(fitLocalLevel([1, 2, null])).reason, 'too-few-values');
  assert.equal(refusalOf(fitLocalLevel(Array.from({ length: 20 }, () => 5))).reason, 'no-spread');
});
