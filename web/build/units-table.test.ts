import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { unitsTable } from './units-table.ts';

test('units: every metric of the vocabulary keeps its displays, in order', () => {
  const { rows, metrics } = unitsTable();

  for (const metric of METRICS.values()) {
    const labels = rows[metrics[metric.id]!]!.map((row) => row[0]);
    assert.deepEqual(
      labels,
      metric.display.map((one) => one.label),
      metric.id,
    );
  }
});
