import assert from 'node:assert/strict';
import { test } from 'node:test';
import { esdOutliers } from './outlier-esd.ts';
import { granted, refusalOf } from './testing.ts';

const calm = [60, 61, 59, 60, 62, 58, 60, 61, 59, 60, 61, 59, 62, 58, 60, 60, 61, 59, 60, 61];

test('esdOutliers: two outliers do not hide each other', () => {
  assert.deepEqual(granted(esdOutliers([...calm, 90, 92], 5)).outliers, [92, 90]);
});

test('esdOutliers: calm data have none', () => {
  assert.deepEqual(granted(esdOutliers(calm, 5)).outliers, []);
});

test('esdOutliers: refuses few values and too many suspects', () => {
  assert.equal(refusalOf(esdOutliers([1, 2, 3], 1)).reason, 'too-few-values');
  assert.equal(refusalOf(esdOutliers(calm, 11)).reason, 'out-of-range');
});
