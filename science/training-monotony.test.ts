import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, near, refusalOf } from './testing.ts';
import { trainingWeek } from './training-monotony.ts';

test('trainingWeek: total, monotony with n - 1, strain', () => {
  const week = granted(trainingWeek([0, 420, 0, 300, 0, 420, 350]));

  assert.equal(week.total, 1490);
  near(week.monotony, 1.0467, 1e-4);
  near(week.strain, week.total * week.monotony);
});

test('trainingWeek: exactly seven days that differ', () => {
  assert.equal(refusalOf(trainingWeek([1, 2, 3])).reason, 'too-few-values');
  assert.equal(refusalOf(trainingWeek([5, 5, 5, 5, 5, 5, 5])).reason, 'no-spread');
});
