import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upperConfidenceBound } from './upper-confidence-bound.ts';
import { granted, near, refusalOf } from './testing.ts';

test('upperConfidenceBound: without a past the bound is the length of the context', () => {
  const { weights, bound } = granted(upperConfidenceBound({ contexts: [], rewards: [], context: [3, 4], alpha: 1 }));

  assert.deepEqual(weights, [0, 0]);
  near(bound, 5);
});

test('upperConfidenceBound: seeing the same context again and again leaves its reward', () => {
  const contexts = Array.from({ length: 5000 }, () => [1]);

  near(granted(upperConfidenceBound({ contexts, rewards: contexts.map(() => 0.7), context: [1], alpha: 1 })).bound, 0.7, 0.02);
});

test('upperConfidenceBound: a context of another length is refused', () => {
  assert.equal(refusalOf(upperConfidenceBound({ contexts: [[1, 2]], rewards: [1], context: [1], alpha: 1 })).reason, 'unequal-lengths');
});
