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

test('stl: needs more than two cycles', () => {
  assert.deepEqual(refusalOf(stl({ values: values.slice(0, 14), period: 7, seasonalWindow: 'periodic', robust: false })), {
    ok: false,
    reason: 'too-few-values',
    needed: 15,
    got: 14,
  });
});
