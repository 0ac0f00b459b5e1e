import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifeEssential8 } from './life-essential-8.ts';
import { granted, refusalOf } from './testing.ts';

const best = {
  activeMinutes: 200,
  nicotine: 'never',
  secondHandSmoke: false,
  sleepHours: 8,
  bmi: 22,
  nonHdl: 100,
  lipidDrug: false,
  a1c: 5,
  diabetes: false,
  systolic: 110,
  diastolic: 70,
  bloodPressureDrug: false,
  dietPoints: 16,
} as const;

test('lifeEssential8: everything at its best is 100', () => {
  const score = granted(lifeEssential8(best));

  assert.equal(score.total, 100);
  assert.equal(score.band, 'high');
});

test('lifeEssential8: a drug takes 20 points and never makes a part negative', () => {
  assert.equal(granted(lifeEssential8({ ...best, bloodPressureDrug: true })).bloodPressure, 80);
  assert.equal(granted(lifeEssential8({ ...best, systolic: 170, bloodPressureDrug: true })).bloodPressure, 0);
  assert.equal(granted(lifeEssential8({ ...best, nicotine: 'current', secondHandSmoke: true })).nicotine, 0);
});

test('lifeEssential8: HbA1c of 6.5 % counts as diabetes whether known or not', () => {
  assert.equal(granted(lifeEssential8({ ...best, a1c: 6.5 })).glucose, 40);
  assert.equal(granted(lifeEssential8({ ...best, a1c: 7.2 })).glucose, 30);
});

test('lifeEssential8: refuses an impossible night', () => {
  assert.equal(refusalOf(lifeEssential8({ ...best, sleepHours: 25 })).reason, 'out-of-range');
});
