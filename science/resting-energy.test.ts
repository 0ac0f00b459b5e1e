import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restingEnergy } from './resting-energy.ts';
import { granted, refusalOf } from './testing.ts';

test('restingEnergy: man and woman of equal size differ by 166 kcal', () => {
  const body = { weightKg: 70, heightCm: 175, age: 40 };

  assert.equal(granted(restingEnergy({ ...body, sex: 'male' })), 1598.75);
  assert.equal(granted(restingEnergy({ ...body, sex: 'female' })), 1432.75);
});

test('restingEnergy: a child is refused', () => {
  assert.equal(refusalOf(restingEnergy({ weightKg: 40, heightCm: 150, age: 12, sex: 'male' })).reason, 'out-of-range');
});
