import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localLevel } from './local-level.ts';
import { granted, near, refusalOf } from './testing.ts';

const base = { noise: 1, drift: 0.1, startLevel: 60, startVariance: 100 };

test('localLevel: a missing day keeps the level and adds the drift to its variance', () => {
  const { steps } = granted(localLevel({ ...base, values: [60, null, 61] }));

  near((steps[2]?.predictedVariance ?? 0) - (steps[1]?.predictedVariance ?? 0), 0.1, 1e-12);
  assert.equal(steps[2]?.predicted, steps[1]?.predicted);
});

test('localLevel: without drift the smoothed level is one number, the shrunken mean', () => {
  const { steps } = granted(localLevel({ ...base, drift: 0, values: [58, 60, 65] }));

  const mean = (60 / 100 + 58 + 60 + 65) / (1 / 100 + 3);
  for (const step of steps) near(step.smoothed, mean, 1e-9);
});

test('localLevel: knowing later values never makes a level less certain', () => {
  const { steps } = granted(localLevel({ ...base, values: [60, 61, null, 59, 60, 62] }));

  assert.ok(steps.every((step) => step.smoothedVariance <= step.predictedVariance));
});

test('localLevel: refuses no values and no noise', () => {
  assert.equal(refusalOf(localLevel({ ...base, values: [null] })).reason, 'too-few-values');
  assert.equal(refusalOf(localLevel({ ...base, noise: 0, values: [1] })).reason, 'out-of-range');
});
