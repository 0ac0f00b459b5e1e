import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectOfChange } from './effect-of-change.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

/** Days of a person whose level wanders a little, with an effect from day `before` on. */
function days(seed: number, before: number, after: number, effect: number): number[] {
  const next = normalNumbers(seed);
  let level = 60;
  return Array.from({ length: before + after }, (_, day) => (level += 0.15 * next()) + next() + (day >= before ? effect : 0));
}

test('effectOfChange: a clear effect is found with an interval that excludes 0', () => {
  const result = granted(effectOfChange({ values: days(1, 60, 14, 6), covariates: [], before: 60, alpha: 0.05 }));

  near(result.effect, 6, 2.5);
  assert.ok(result.low > 0);
  assert.ok(result.tail < 0.01);
});

test('effectOfChange: 95 % intervals hold the truth in about 95 of 100 simulated people', () => {
  const held = Array.from({ length: 100 }, (_, seed) => {
    const { low, high } = granted(effectOfChange({ values: days(seed + 10, 35, 10, 1), covariates: [], before: 35, alpha: 0.05 }));
    return low <= 1 && 1 <= high;
  }).filter(Boolean).length;

  assert.ok(held >= 88, `held ${held} of 100`);
});

test('effectOfChange: a covariate that explains the days narrows the interval', () => {
  const next = normalNumbers(7);
  const weather = Array.from({ length: 50 }, () => 5 * next());
  const values = days(8, 40, 10, 0).map((value, day) => value + (weather[day] ?? 0));
  const width = (covariates: readonly (readonly number[])[]) => {
    const { low, high } = granted(effectOfChange({ values, covariates, before: 40, alpha: 0.05 }));
    return high - low;
  };

  assert.ok(width([weather]) < width([]) / 2);
});

test('effectOfChange: adding a constant to every day changes nothing', () => {
  const values = days(9, 30, 7, 2);
  const shifted = values.map((value) => value + 1000);

  const [a, b] = [values, shifted].map((series) => granted(effectOfChange({ values: series, covariates: [], before: 30, alpha: 0.05 })));

  near(a?.effect ?? 0, b?.effect ?? 1, 1e-6);
  near(a?.low ?? 0, b?.low ?? 1, 1e-5);
});

test('effectOfChange: refuses 20 days before, 4 after, and a covariate that is constant', () => {
  const input = { covariates: [], alpha: 0.05 };

  assert.deepEqual(refusalOf(effectOfChange({ ...input, values: days(1, 20, 14, 0), before: 20 })), {
    ok: false,
    reason: 'too-few-values',
    needed: 21,
    got: 20,
  });
  assert.equal(refusalOf(effectOfChange({ ...input, values: days(1, 40, 4, 0), before: 40 })).reason, 'too-few-values');
  const values = days(1, 40, 10, 0);
  assert.equal(refusalOf(effectOfChange({ values, covariates: [values.map(() => 1)], before: 40, alpha: 0.05 })).reason, 'no-solution');
});
