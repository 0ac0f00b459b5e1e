import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, near, refusalOf } from './testing.ts';
import { banisterImpulse, edwardsLoad } from './training-impulse.ts';

test('banisterImpulse: an hour at half the reserve, man and woman', () => {
  const hour = { minutes: 60, meanHeartRate: 120, restingHeartRate: 60, maxHeartRate: 180 };

  near(granted(banisterImpulse({ ...hour, sex: 'male' })), 60 * 0.5 * 0.64 * Math.exp(0.96));
  near(granted(banisterImpulse({ ...hour, sex: 'female' })), 60 * 0.5 * 0.86 * Math.exp(0.835));
});

test('banisterImpulse: a mean above the maximum is refused', () => {
  const wrong = { minutes: 60, meanHeartRate: 190, restingHeartRate: 60, maxHeartRate: 180, sex: 'male' } as const;

  assert.deepEqual(refusalOf(banisterImpulse(wrong)), { ok: false, reason: 'out-of-range', field: 'meanHeartRate', min: 60, max: 180 });
});

test('edwardsLoad: minutes weighted 1 to 5, and exactly five zones', () => {
  assert.equal(granted(edwardsLoad([10, 10, 10, 10, 10])), 150);
  assert.equal(refusalOf(edwardsLoad([10, 10])).reason, 'too-few-values');
});
