import assert from 'node:assert/strict';
import { test } from 'node:test';
import { impactSummary } from './impact-summary.ts';
import { granted, near, refusalOf } from './testing.ts';

const draws = Array.from({ length: 99 }, (_, i) => [50 + i / 100, 50 + i / 100]);

test('impactSummary: effect is what happened minus what would have been', () => {
  const summary = granted(impactSummary({ values: [60, 60], draws, alpha: 0.05 }));

  near(summary.absolute.mean, 60 - 50.49, 1e-9);
  assert.ok(summary.absolute.low < summary.absolute.mean && summary.absolute.mean < summary.absolute.high);
  near(summary.p, 0.01);
});

test('impactSummary: refuses few draws and draws of another length', () => {
  assert.equal(refusalOf(impactSummary({ values: [1], draws: [[1]], alpha: 0.05 })).reason, 'too-few-values');
  assert.equal(refusalOf(impactSummary({ values: [1], draws, alpha: 0.05 })).reason, 'unequal-lengths');
});
