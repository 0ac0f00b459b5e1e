import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cgmMetrics } from './cgm-metrics.ts';
import { granted, near, refusalOf } from './testing.ts';

test('cgmMetrics: 70 and 180 are in range, 69 and 181 are not', () => {
  const metrics = granted(cgmMetrics([53, 69, 70, 180, 181, 251]));

  near(metrics.inRange, 100 / 3);
  near(metrics.below70, 100 / 3);
  near(metrics.below54, 100 / 6);
  near(metrics.above180, 100 / 3);
  near(metrics.above250, 100 / 6);
});

test('cgmMetrics: shares of the day add up and a mean of 150 has a GMI of 6.9', () => {
  const metrics = granted(cgmMetrics([100, 200, 150, 150]));

  near(metrics.inRange + metrics.below70 + metrics.above180, 100);
  near(metrics.gmi, 6.898);
  near(metrics.cv, (100 * metrics.sd) / 150);
});

test('cgmMetrics: the glycaemia risk index is at most 100', () => {
  assert.equal(granted(cgmMetrics([40, 41, 42, 43])).gri, 100);
});

test('cgmMetrics: mmol/L given for mg/dL is refused', () => {
  assert.equal(refusalOf(cgmMetrics([5.6, 7.1])).reason, 'out-of-range');
  assert.equal(refusalOf(cgmMetrics([])).reason, 'too-few-values');
});
