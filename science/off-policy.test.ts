import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offPolicyEstimates } from './off-policy.ts';
import { granted, near, refusalOf } from './testing.ts';

const log = [1, 0, 1, 1].map((reward, i) => ({ action: i % 2, reward, propensity: 0.5, policy: [0.5, 0.5], expected: [0.75, 0.75] }));

test('offPolicyEstimates: for the policy that made the log every estimator gives its mean', () => {
  const result = granted(offPolicyEstimates(log));

  for (const value of [result.weighted, result.selfNormalised, result.doublyRobust, result.switched, result.direct]) near(value, 0.75);
  near(result.effectiveSize, 4);
});

test('offPolicyEstimates: a perfect model needs no weights', () => {
  const perfect = log.map((one) => ({ ...one, policy: [0.1, 0.9], expected: one.action === 0 ? [one.reward, 0.4] : [0.4, one.reward] }));

  const result = granted(offPolicyEstimates(perfect));

  near(result.doublyRobust, result.direct);
});

test('offPolicyEstimates: an action that was never possible is refused', () => {
  assert.equal(refusalOf(offPolicyEstimates(log.map((one) => ({ ...one, propensity: 0 })))).reason, 'out-of-range');
});
