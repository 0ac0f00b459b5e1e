import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oxygenCost, oxygenUptakeFromCooperTest, oxygenUptakeFromHeartRates } from './oxygen-uptake.ts';
import { granted, near, refusalOf } from './testing.ts';

test('oxygenUptake: three published formulas by hand', () => {
  near(granted(oxygenUptakeFromHeartRates({ maximal: 180, resting: 60 })), 45.9);
  near(granted(oxygenUptakeFromCooperTest(2400)), (2400 - 504.9) / 44.73);
  near(granted(oxygenCost({ gait: 'run', metresPerMinute: 200, grade: 0 })), 43.5);
  near(granted(oxygenCost({ gait: 'walk', metresPerMinute: 80, grade: 0.05 })), 3.5 + 8 + 7.2);
});

test('oxygenUptake: kilometres given for metres are refused', () => {
  assert.equal(refusalOf(oxygenUptakeFromCooperTest(2.4)).reason, 'out-of-range');
});
