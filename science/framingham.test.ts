import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framinghamRisk } from './framingham.ts';
import { granted, near, refusalOf } from './testing.ts';

const man = {
  age: 55,
  sex: 'male',
  totalCholesterol: 213,
  hdl: 50,
  systolic: 140,
  bloodPressureDrug: false,
  smoker: false,
  diabetes: false,
} as const;

test('framinghamRisk: a man of 55 has 13.5 %, more when he smokes', () => {
  near(granted(framinghamRisk(man)), 0.1353, 0.0002);
  assert.ok(granted(framinghamRisk({ ...man, smoker: true })) > granted(framinghamRisk(man)));
});

test('framinghamRisk: 75 years are outside', () => {
  assert.equal(refusalOf(framinghamRisk({ ...man, age: 75 })).reason, 'out-of-range');
});
