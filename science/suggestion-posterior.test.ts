import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestionPosterior } from './suggestion-posterior.ts';
import type { SuggestionRow } from './suggestion-posterior.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

const prior = {
  mainMean: [0, 0, 0, 0, 0, 0, 0, 0],
  mainVariance: [10, 10, 10, 10, 10, 10, 10, 10],
  treatmentMean: [0.5, 0, 0, 0, 0],
  treatmentVariance: [5, 5, 5, 5, 5],
  noise: 1,
};
const quiet: SuggestionRow = {
  available: true,
  probability: 0.5,
  dosage: 0,
  engagement: 0,
  otherLocation: 0,
  variation: 0,
  temperature: 0,
  logPriorSteps: 0,
  sqrtTotalSteps: 0,
  sent: false,
  reward: 3,
};

test('suggestionPosterior: without available decisions the prior is the answer', () => {
  const posterior = granted(suggestionPosterior([{ ...quiet, available: false, reward: 1000 }], prior));

  near(posterior.mean[0] ?? 0, 0.5);
  near(posterior.covariance[0]?.[0] ?? 0, 5);
});

test('suggestionPosterior: learns an effect of 2 from randomised decisions', () => {
  const next = normalNumbers(9);
  const rows = Array.from({ length: 400 }, (_, i) => ({ ...quiet, sent: i % 2 === 0, reward: 3 + (i % 2 === 0 ? 2 : 0) + next() }));

  near(granted(suggestionPosterior(rows, prior)).mean[0] ?? 0, 2, 0.35);
});

test('suggestionPosterior: a prior of the wrong length and a probability above 1 are refused', () => {
  assert.equal(refusalOf(suggestionPosterior([], { ...prior, mainMean: [0] })).reason, 'unequal-lengths');
  assert.equal(refusalOf(suggestionPosterior([{ ...quiet, probability: 1.2 }], prior)).reason, 'out-of-range');
});
