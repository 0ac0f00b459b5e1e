import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glucoseRisk, symmetricGlucose } from './glucose-risk.ts';
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
