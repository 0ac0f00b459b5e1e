import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glucoseGrid } from './glucose-grid.ts';
import { granted, near, refusalOf } from './testing.ts';

const readings = Array.from({ length: 24 }, (_, i) => ({ minute: 602 + 5 * i, mgPerDl: 100 + i }));

test('glucoseGrid: begins five minutes after local midnight and runs straight between readings', () => {
  const grid = granted(glucoseGrid(readings));

  assert.equal(grid[119], undefined);
  near(grid[120] ?? 0, 100.6);
});

test('glucoseGrid: 45 minutes are bridged, 50 are not', () => {
  const after = (gap: number) => [...readings, { minute: 602 + 5 * 23 + gap, mgPerDl: 150 }];
  const filled = (gap: number) => granted(glucoseGrid(after(gap))).filter((value) => value !== undefined).length;

  assert.equal(filled(45), filled(5) + 8);
  assert.equal(filled(50), filled(5) - 1);
});

test('glucoseGrid: refuses readings out of order, in mmol/L, and fewer than an hour', () => {
  assert.equal(refusalOf(glucoseGrid(readings.toReversed())).reason, 'out-of-range');
  assert.equal(refusalOf(glucoseGrid(readings.map((one) => ({ ...one, mgPerDl: 5.5 })))).reason, 'out-of-range');
  assert.equal(refusalOf(glucoseGrid(readings.slice(0, 5))).reason, 'too-few-values');
});
