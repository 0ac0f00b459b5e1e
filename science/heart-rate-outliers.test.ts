import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heartRateOutliers } from './heart-rate-outliers.ts';
import { granted, normalNumbers, refusalOf } from './testing.ts';

test('heartRateOutliers: hours of fever are among the anomalies, low hours never', () => {
  const next = normalNumbers(8);
  const hourly = Array.from({ length: 300 }, (_, hour) => 62 + 1.5 * next() + (hour >= 200 && hour < 215 ? 14 : 0) - (hour < 10 ? 14 : 0));

  const { anomalies } = granted(heartRateOutliers({ hourly, contamination: 0.1, support: 0.7 }));

  assert.ok(Array.from({ length: 15 }, (_, i) => 200 + i).every((hour) => anomalies.includes(hour)));
  assert.ok(anomalies.every((hour) => hour >= 10));
});

test('heartRateOutliers: refuses less than a day and equal hours', () => {
  assert.equal(refusalOf(heartRateOutliers({ hourly: [60], contamination: 0.1, support: 0.7 })).reason, 'too-few-values');
  assert.equal(
    refusalOf(heartRateOutliers({ hourly: Array.from({ length: 30 }, () => 60), contamination: 0.1, support: 0.7 })).reason,
    'no-spread',
  );
});
