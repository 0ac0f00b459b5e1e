import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ewmaChart } from './ewma.ts';
import { granted, near, refusalOf } from './testing.ts';

test('ewmaChart: the NIST limits 47.4115 and 52.5884', () => {
  const chart = granted(ewmaChart({ values: [52, 47, 53], weight: 0.3, target: 50, sigma: 2.0539, width: 3 }));

  near(chart.upper, 52.5884, 1e-4);
  near(chart.lower, 47.4116, 1e-4);
  assert.deepEqual(
    chart.smoothed.map((value) => Number(value.toFixed(3))),
    [50.6, 49.52, 50.564],
  );
});

test('ewmaChart: a lasting small shift alarms, a single day does not', () => {
  const shifted = granted(ewmaChart({ values: [60, 60, 62, 62, 62, 62, 62, 62], weight: 0.3, target: 60, sigma: 1, width: 3 }));
  const single = granted(ewmaChart({ values: [60, 60, 62, 60, 60], weight: 0.3, target: 60, sigma: 1, width: 3 }));

  assert.deepEqual(shifted.alarms, [4, 5, 6, 7]);
  assert.deepEqual(single.alarms, []);
});

test('ewmaChart: refuses a weight of 0', () => {
  assert.equal(refusalOf(ewmaChart({ values: [1], weight: 0, target: 0, sigma: 1, width: 3 })).reason, 'out-of-range');
});
