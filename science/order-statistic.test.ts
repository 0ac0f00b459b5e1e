import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderStatistic, quantileInPlace } from './order-statistic.ts';
import { sortedQuantile } from './quantile.ts';
import { ascending } from './series.ts';
import { normalNumbers } from './testing.ts';

/** Series of many lengths, some with few different values, in any order, rising and falling. */
const SERIES = Array.from({ length: 60 }, (_, seed) => {
  const next = normalNumbers(seed);
  const values = Array.from({ length: 1 + seed * 2 }, () => (seed % 2 === 0 ? Math.round(3 * next()) : next()));
  return seed % 5 === 0 ? values.toSorted((a, b) => (seed % 10 === 0 ? a - b : b - a)) : values;
});

test('orderStatistic: every rank is that of the sorted series, with none larger before and none smaller after it', () => {
  for (const values of SERIES)
    for (let rank = 0; rank < values.length; rank += 1) {
      const held = Float64Array.from(values);

      const found = orderStatistic(held, rank);

      assert.equal(found + 0, (ascending(values)[rank] ?? 0) + 0);
      assert.ok(held.every((value, i) => (i <= rank ? value <= found : value >= found)));
    }
});

test('orderStatistic: of a part it leaves the rest alone', () => {
  const values = Float64Array.from([9, 5, 3, 4, 0]);

  assert.equal(orderStatistic(values, 2, 1, 4), 4);
  assert.deepEqual([values[0], values[4]], [9, 0]);
});

test('quantileInPlace: is the quantile of the sorted series to the last digit', () => {
  for (const values of SERIES)
    for (const share of [0, 0.1, 0.37, 0.5, 0.9, 1])
      assert.equal(quantileInPlace(Float64Array.from(values), share), sortedQuantile(ascending(values), share));
});
