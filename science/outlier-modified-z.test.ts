import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modifiedZOutliers } from './outlier-modified-z.ts';
import { granted, near, refusalOf } from './testing.ts';

test('modifiedZOutliers: positions beyond 3.5, and the largest score', () => {
  const found = granted(modifiedZOutliers([1, 1, 2, 2, 4, 6, 90]));

  assert.deepEqual(found.outliers, [6]);
  near(found.largest, 0.6745 * 88);
});

test('modifiedZOutliers: equal values have no scale', () => {
  assert.equal(refusalOf(modifiedZOutliers([5, 5, 5, 5, 5, 9])).reason, 'no-spread');
});
