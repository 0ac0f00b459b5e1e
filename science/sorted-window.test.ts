import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madOf, medianOf } from './median.ts';
import { slidingMedians, SortedWindow } from './sorted-window.ts';
import { normalNumbers } from './testing.ts';

/** Series of any length with few different values, so that equal ones and even splits occur. */
const SERIES = Array.from({ length: 40 }, (_, seed) => {
  const next = normalNumbers(seed);
  return Array.from({ length: 1 + seed }, () => Math.round(3 * next()) / 4);
});

test('SortedWindow: median and deviation are those of the values that it holds', () => {
  for (const values of SERIES)
    for (const width of [1, 2, 5, 8]) {
      const window = new SortedWindow(width);
      values.forEach((value, i) => {
        const goes = values[i - width];
        if (goes !== undefined) window.remove(goes);
        window.add(value);
        const held = values.slice(Math.max(0, i - width + 1), i + 1);
        assert.equal(window.count, held.length);
        assert.equal(window.median(), medianOf(held));
        assert.equal(window.deviation(), madOf(held));
      });
    }
});

test('madOf: going outwards from the middle is the same as sorting the distances', () => {
  for (const values of SERIES) {
    const centre = medianOf(values);
    assert.equal(madOf(values), 1.4826 * medianOf(values.map((value) => Math.abs(value - centre))));
  }
});

test('SortedWindow: what is not there cannot go, and what is full takes nothing in', () => {
  const window = new SortedWindow(1);
  window.add(1);

  assert.throws(() => window.add(2), RangeError);
  assert.throws(() => window.remove(2), RangeError);
});

test('slidingMedians: each is the median of its neighbourhood', () => {
  for (const values of SERIES)
    for (const beside of [0, 1, 4, 10])
      assert.deepEqual(
        slidingMedians(values, beside),
        values.map((_, i) => medianOf(values.slice(Math.max(0, i - beside), i + beside + 1))),
      );
});
