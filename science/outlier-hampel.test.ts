import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hampelOutliers } from './outlier-hampel.ts';
import { granted, refusalOf } from './testing.ts';

test('hampelOutliers: a spike on a slope is found, the slope is not', () => {
  const slope = Array.from({ length: 30 }, (_, day) => (day === 12 ? 100 : 50 + day));

  assert.deepEqual(granted(hampelOutliers(slope)), [12]);
});

test('hampelOutliers: needs one full window', () => {
  assert.deepEqual(refusalOf(hampelOutliers([1, 2, 3])), { ok: false, reason: 'too-few-values', needed: 7, got: 3 });
});
