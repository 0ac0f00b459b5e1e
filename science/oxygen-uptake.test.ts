import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oxygenCost, oxygenUptakeFromCooperTest, oxygenUptakeFromHabits, oxygenUptakeFromHeartRates } from './oxygen-uptake.ts';
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

test('oxygenUptakeFromHabits: the equations of the HUNT study by hand, and their ages', () => {
  const person = { age: 40, waistCm: 90, resting: 60, activityIndex: 10 };

  near(granted(oxygenUptakeFromHabits({ sex: 'male', ...person })), 100.27 - 11.84 - 33.21 - 9.3 + 2.26);
  near(granted(oxygenUptakeFromHabits({ sex: 'female', ...person })), 74.74 - 9.88 - 23.31 - 6.84 + 1.98);
  assert.equal(refusalOf(oxygenUptakeFromHabits({ sex: 'male', ...person, age: 15 })).reason, 'out-of-range');
});
