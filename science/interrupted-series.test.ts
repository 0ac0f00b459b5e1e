import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interruptedSeries } from './interrupted-series.ts';
import { granted, near, refusalOf } from './testing.ts';

test('interruptedSeries: jump and change of slope of a drawn line', () => {
  const values = Array.from({ length: 40 }, (_, t) => 70 + 0.1 * t + (t >= 20 ? -3 - 0.2 * (t - 20) : 0) + (t % 2) * 1e-6);

  const result = granted(interruptedSeries({ values, start: 20, lag: 2 }));

  near(result.slopeBefore, 0.1, 1e-5);
  near(result.levelChange, -3, 1e-5);
  near(result.slopeChange, -0.2, 1e-5);
});

test('interruptedSeries: needs 8 values on each side', () => {
  assert.deepEqual(refusalOf(interruptedSeries({ values: Array.from({ length: 40 }, (_, t) => t), start: 35, lag: 2 })), {
    ok: false,
    reason: 'too-few-values',
    needed: 8,
    got: 5,
  });
});
