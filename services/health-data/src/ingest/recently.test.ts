import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recently } from './recently.ts';

test('recently: what was added is known for the time and forgotten after twice as long', () => {
  let now = 0;
  const names = recently(100, () => now);
  names.add('a');

  const known = [50, 99, 150, 199, 400].map((at) => {
    now = at;
    return names.has('a');
  });

  assert.deepEqual(known, [true, true, true, true, false]);
});

test('recently: what is added again is known from then on', () => {
  let now = 0;
  const names = recently(100, () => now);
  names.add('a');
  now = 150;
  names.add('a');
  now = 240;

  assert.equal(names.has('a'), true);
  assert.equal(names.has('b'), false);
});
