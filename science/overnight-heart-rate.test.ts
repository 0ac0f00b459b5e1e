import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overnightHeartRate } from './overnight-heart-rate.ts';
import { granted, near, refusalOf } from './testing.ts';

test('overnightHeartRate: readings and their mean are cut, never rounded', () => {
  const night = granted(overnightHeartRate([60.9, 61.9, 63.9]));

  near(night.mean, 184 / 3);
  assert.equal(night.truncated, 61);
  assert.equal(night.readings, 3);
});

test('overnightHeartRate: a night without readings is refused', () => {
  assert.equal(refusalOf(overnightHeartRate([])).reason, 'too-few-values');
});
