import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cusumChart } from './cusum.ts';
import { granted, refusalOf } from './testing.ts';

test('cusumChart: sums what lies beyond the slack and forgets what lies within', () => {
  const chart = granted(cusumChart({ values: [0, 2, 2, 0, -3], target: 0, slack: 0.5, limit: 2.5 }));

  assert.deepEqual(chart.high, [0, 1.5, 3, 2.5, 0]);
  assert.deepEqual(chart.low, [0, 0, 0, 0, 2.5]);
  assert.deepEqual(chart.alarms, [2]);
});

test('cusumChart: both directions alarm alike', () => {
  const values = [1, 2, 3, 1, 2];
  const up = granted(cusumChart({ values, target: 0, slack: 0.5, limit: 2 }));
  const down = granted(cusumChart({ values: values.map((value) => -value), target: 0, slack: 0.5, limit: 2 }));

  assert.deepEqual(down.alarms, up.alarms);
  assert.deepEqual(down.low, up.high);
});

test('cusumChart: refuses a negative limit', () => {
  assert.equal(refusalOf(cusumChart({ values: [1], target: 0, slack: 0, limit: -1 })).reason, 'out-of-range');
});
