import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, nearestStop } from './cursor.ts';

const stops = [2, 10, 11, 40, 98].map((x) => ({ x, y: 0, at: String(x), text: '' }));

test('nearestStop: the nearer neighbour wins, beyond the ends the ends do', () => {
  assert.deepEqual(
    [-5, 0, 7, 10.6, 30, 99, 200].map((x) => nearestStop(stops, x)),
    [0, 0, 1, 2, 3, 4, 4],
  );
});

test('moved: keys never leave the values, other keys are left to the page', () => {
  assert.deepEqual(
    ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Tab'].map((key) => moved(key, 2, 5)),
    [1, 3, 0, 4, 0, 4, undefined],
  );
});
