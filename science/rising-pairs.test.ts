import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsRisingFasterThan } from './rising-pairs.ts';
import { senSlope } from './sen-slope.ts';
import { granted, normalNumbers } from './testing.ts';

const SERIES = Array.from({ length: 40 }, (_, seed) => {
  const next = normalNumbers(seed);
  return Array.from({ length: 12 + seed }, (__, i) => (seed % 2 === 0 ? Math.round(4 * next()) : next()) + (i * (seed % 5)) / 20);
});

test('pairsRisingFasterThan: counts as trying every pair does', () => {
  for (const values of SERIES)
    for (const slope of [0, 0.25, -0.5]) {
      let pairs = 0;
      for (let i = 0; i < values.length; i += 1)
        for (let j = i + 1; j < values.length; j += 1) if (values[j]! - slope * j > values[i]! - slope * i) pairs += 1;

      assert.equal(pairsRisingFasterThan(values, slope), pairs);
    }
});

test('pairsRisingFasterThan: a median slope above a limit needs half of the pairs to rise faster', () => {
  for (const values of SERIES) {
    const { slope } = granted(senSlope(values));
    const all = (values.length * (values.length - 1)) / 2;

    assert.ok(pairsRisingFasterThan(values, slope - 1e-9) >= Math.floor(all / 2));
    assert.ok(pairsRisingFasterThan(values, slope + 1e-9) <= Math.ceil(all / 2));
  }
});
