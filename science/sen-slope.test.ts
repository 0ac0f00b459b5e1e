import assert from 'node:assert/strict';
import { test } from 'node:test';
import { senSlope } from './sen-slope.ts';
import { granted, near, refusalOf } from './testing.ts';

test('senSlope: one wild day does not tilt a straight line', () => {
  const values = Array.from({ length: 20 }, (_, day) => (day === 7 ? 500 : 80 - 0.1 * day));

  near(granted(senSlope(values)).slope, -0.1);
});

test('senSlope: the interval holds the slope and widens with confidence', () => {
  const values = [60.6, 60.4, 57.4, 60.7, 59.1, 61.5, 57.5, 60.4, 59, 58.8, 59.7, 59.2, 61.6, 58.6];

  const narrow = granted(senSlope(values, 0.8));
  const wide = granted(senSlope(values, 0.99));

  assert.ok(wide.low <= narrow.low && narrow.low <= narrow.slope && narrow.slope <= narrow.high && narrow.high <= wide.high);
});

test('senSlope: refuses fewer than 10 values', () => {
  assert.equal(refusalOf(senSlope([1, 2, 3])).reason, 'too-few-values');
});
