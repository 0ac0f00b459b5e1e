import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holtWinters } from './holt-winters.ts';
import { granted, near, refusalOf } from './testing.ts';

const weights = { period: 7, levelWeight: 0.3, slopeWeight: 0.05, seasonalWeight: 0.2 };

test('holtWinters: a clean weekly pattern on a slope is forecast exactly', () => {
  const pattern = [-2, -1, 0, 0, 1, 3, -1];
  const day = (i: number) => 60 + 0.5 * i + (pattern[i % 7] ?? 0);

  const { forecast } = granted(holtWinters({ ...weights, values: Array.from({ length: 70 }, (_, i) => day(i)) }));

  for (const [step, value] of forecast.entries()) near(value, day(70 + step), 0.25);
});

test('holtWinters: needs three cycles and weights within 0 and 1', () => {
  assert.equal(refusalOf(holtWinters({ ...weights, values: [1, 2, 3] })).reason, 'too-few-values');
  assert.equal(
    refusalOf(holtWinters({ ...weights, levelWeight: 2, values: Array.from({ length: 30 }, (_, i) => i) })).reason,
    'out-of-range',
  );
});
