import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxHeartRate, reserveHeartRate } from './max-heart-rate.ts';
import { granted, near, refusalOf } from './testing.ts';

test('maxHeartRate: at 40 years 180 and 185.4', () => {
  const rates = granted(maxHeartRate(40));

  near(rates.tanaka, 180);
  near(rates.nes, 185.4);
});

test('reserveHeartRate: half of the reserve lies in the middle, and children are refused', () => {
  assert.equal(granted(reserveHeartRate({ resting: 60, maximal: 180, share: 0.5 })), 120);
  assert.equal(refusalOf(maxHeartRate(12)).reason, 'out-of-range');
});
