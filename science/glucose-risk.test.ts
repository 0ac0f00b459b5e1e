import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dailyRisk, glucoseRisk, symmetricGlucose } from './glucose-risk.ts';
import { near } from './testing.ts';

test('symmetricGlucose: 0 at 112.5 mg/dL, about equal at 20 and 600', () => {
  near(symmetricGlucose(112.5), 0, 0.001);
  near(symmetricGlucose(20), -3.162, 0.01);
  near(symmetricGlucose(600), 3.162, 0.01);
});

test('glucoseRisk: low values make low risk only', () => {
  const { low, high } = glucoseRisk([50, 60]);

  assert.equal(high, 0);
  assert.ok(low > 10);
});

test('dailyRisk: the worst low and the worst high of the day, nothing at 112.5', () => {
  near(dailyRisk([112.5]), 0, 1e-3);
  near(dailyRisk([50, 60, 112.5, 250, 300]), 10 * symmetricGlucose(50) ** 2 + 10 * symmetricGlucose(300) ** 2, 1e-9);
});
