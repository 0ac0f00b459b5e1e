import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestionDecision } from './suggestion-decision.ts';
import { granted, near, refusalOf } from './testing.ts';

const unit = [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => (i === j ? 1 : 0)));
const input = {
  posterior: { mean: [0, 0, 0, 0, 0], covariance: unit },
  context: { dosage: 0, engagement: 0, otherLocation: 0, variation: 0 },
  proxy: 0,
  discount: 0.9,
  studyDay: 20,
  available: true,
};
const worth = (mean: number) => granted(suggestionDecision({ ...input, posterior: { mean: [mean, 0, 0, 0, 0], covariance: unit } }));

test('suggestionDecision: never below 0.2 and never above 0.8, so that effects stay measurable', () => {
  assert.equal(worth(-10).probability, 0.2);
  assert.equal(worth(0).probability, 0.2);
  assert.equal(worth(10).probability, 0.8);
  near(worth(0.5).raw, 0.691462, 1e-6);
});

test('suggestionDecision: later burden lowers the belief', () => {
  assert.ok(granted(suggestionDecision({ ...input, proxy: 0.1 })).raw < granted(suggestionDecision(input)).raw);
});

test('suggestionDecision: 0.25 in the first seven days, 0 when not available', () => {
  assert.equal(granted(suggestionDecision({ ...input, studyDay: 7 })).probability, 0.25);
  assert.equal(granted(suggestionDecision({ ...input, studyDay: 3, available: false })).probability, 0);
  assert.equal(refusalOf(suggestionDecision({ ...input, discount: 1 })).reason, 'out-of-range');
});
