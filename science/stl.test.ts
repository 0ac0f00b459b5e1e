import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stl } from './stl.ts';
import { granted, near, refusalOf } from './testing.ts';

const pattern = [-2, -1, 0, 0, 1, 3, -1];
const values = Array.from({ length: 84 }, (_, day) => 60 + 0.05 * day + (pattern[day % 7] ?? 0));

test('stl: a weekday pattern on a slope is taken apart', () => {
  const parts = granted(stl({ values, period: 7, seasonalWindow: 'periodic', robust: false }));

  for (const [day, offset] of pattern.entries()) near(parts.seasonal[day] ?? 0, offset, 0.05);
  near(parts.trend[42] ?? 0, 62.1, 0.05);
});

test('stl: the parts always sum to the values', () => {
  const parts = granted(stl({ values, period: 7, seasonalWindow: 9, robust: true }));

  for (const [i, value] of values.entries())
    near((parts.seasonal[i] ?? 0) + (parts.trend[i] ?? 0) + (parts.remainder[i] ?? 0), value, 1e-9);
});

test('stl: the robust form gives a wild day no weight', () => {
  const noisy = values.map((value, day) => value + Math.sin(day * 1.7) * 0.3 + (day === 40 ? 30 : 0));

  const parts = granted(stl({ values: noisy, period: 7, seasonalWindow: 'periodic', robust: true }));

  assert.equal(parts.weights[40], 0);
  near(parts.trend[40] ?? 0, 62, 0.3);
});

test('stl: the robust form equals R 4.2.2 stl(x, s.window = 9, robust = TRUE), with the weights of its last fit', () => {
  const series = [
    58, 59.64, 59.95, 59.59, 61.5, 63.73, 58.88, 57.98, 59.92, 60.69, 59.92, 61.46, 64.2, 59.58, 58.12, 59.97, 61.33, 72.5, 61.46, 64.41,
    60.32, 58.5, 59.92, 61.74, 61.22, 61.65, 64.43, 60.91, 59.13, 59.96, 61.9, 61.94, 62.1, 64.39, 61.27,
  ];

  const parts = granted(stl({ values: series, period: 7, seasonalWindow: 9, robust: true }));

  const equal = (got: readonly number[], from: number, expected: readonly number[]) =>
    expected.forEach((value, i) => near(got[from + i] ?? Number.NaN, value, 1e-6));
  equal(parts.seasonal, 0, [-2.416071, -0.781689, 0.31402, -0.388351, 0.750926]);
  equal(parts.trend, 15, [60.764285, 60.815124, 60.867216, 60.919309, 60.964998]);
  equal(parts.weights, 13, [0.898912, 0.964111, 0.991845, 0.968631, 0, 0.977044, 0.974859, 0.993622, 0.98094]);
});

test('stl: needs more than two cycles', () => {
  assert.deepEqual(refusalOf(stl({ values: values.slice(0, 14), period: 7, seasonalWindow: 'periodic', robust: false })), {
    ok: false,
    reason: 'too-few-values',
    needed: 15,
    got: 14,
  });
});
