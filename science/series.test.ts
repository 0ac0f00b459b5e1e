import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascending, at, differences, last, mean, present, sampleSd, sum, sumOfSquares } from './series.ts';
import { near } from './testing.ts';

test('series: the small sums are right', () => {
  assert.equal(sum([1, 2, 3]), 6);
  assert.equal(mean([1, 2, 6]), 3);
  assert.equal(sumOfSquares([1, 2, 6]), 14);
  near(sampleSd([2, 4, 4, 4, 5, 5, 7, 9]), Math.sqrt(32 / 7));
  assert.deepEqual(differences([1, 4, 2]), [3, -2]);
  assert.deepEqual(present([1, null, 0, undefined]), [1, 0]);
});

test('ascending: numbers are ordered as numbers and the input stays as it was', () => {
  const values = [10, 9, 100];

  assert.deepEqual([...ascending(values)], [9, 10, 100]);

  assert.deepEqual(values, [10, 9, 100]);
});

test('at: an index outside is a mistake of the program and throws', () => {
  assert.equal(last([1, 2]), 2);
  assert.throws(() => at([1], 1), RangeError);
  assert.throws(() => mean([]), RangeError);
  assert.throws(() => sampleSd([1]), RangeError);
});
