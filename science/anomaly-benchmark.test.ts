import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anomalyScores, detectionWorth } from './anomaly-benchmark.ts';
import { granted, near, refusalOf } from './testing.ts';

const series = { rows: 1000, windows: [{ from: 300, to: 399 }] };

test('anomalyScores: a hit at the first row of the window is 1, nothing is -1 or -2', () => {
  near(granted(anomalyScores({ ...series, detections: [300] })).standard, 1);
  assert.deepEqual(granted(anomalyScores({ ...series, detections: [] })), {
    standard: -1,
    rewardLowFalsePositives: -1,
    rewardLowFalseNegatives: -2,
  });
});

test('anomalyScores: only the earliest hit counts, and rows of the probation never do', () => {
  const first = granted(anomalyScores({ ...series, detections: [310] })).standard;

  assert.equal(granted(anomalyScores({ ...series, detections: [5, 100, 310, 350, 390] })).standard, first);
});

test('anomalyScores: a false alarm before any window costs its full weight', () => {
  near(granted(anomalyScores({ ...series, detections: [200, 300] })).standard, 0.89);
  near(detectionWorth(0), 0);
  assert.equal(refusalOf(anomalyScores({ ...series, rows: 0, detections: [] })).reason, 'out-of-range');
});
