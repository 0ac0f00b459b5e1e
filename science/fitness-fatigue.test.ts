import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitnessFatigue } from './fitness-fatigue.ts';
import { granted, near, refusalOf } from './testing.ts';

test('fitnessFatigue: a long steady load brings both memories to the load and the balance to 0', () => {
  const state = granted(fitnessFatigue(Array.from({ length: 1000 }, () => 60)));

  near(state.fitness, 60, 1e-6);
  near(state.fatigue, 60, 1e-6);
  near(state.balance, 0, 1e-6);
});

test('fitnessFatigue: a week of rest frees more fatigue than fitness', () => {
  const state = granted(fitnessFatigue([...Array.from({ length: 100 }, () => 60), 0, 0, 0, 0, 0, 0, 0]));

  assert.ok(state.balance > 0);
});

test('fitnessFatigue: refuses fewer than 42 days', () => {
  assert.equal(refusalOf(fitnessFatigue([1, 2, 3])).reason, 'too-few-values');
});
