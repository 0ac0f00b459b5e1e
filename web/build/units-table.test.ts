import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { unitsTable } from './units-table.ts';

test('units: every metric of the vocabulary keeps its displays, in order', () => {
  const table = new Map(unitsTable().flatMap(([ids, choices]) => ids.split(' ').map((id) => [id, choices] as const)));

  for (const metric of METRICS.values())
    assert.deepEqual(
      table.get(metric.id)?.map((row) => row[0]),
      metric.display.map((one) => one.label),
      metric.id,
    );
});
