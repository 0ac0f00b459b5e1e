import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST } from './layered-context.ts';

const [A, B] = [Symbol('a'), Symbol('b')];

test('layered context: a value is seen above where it was set, not below, and the newest wins', () => {
  const one = FIRST.setValue(A, 1);
  const two = one.setValue(B, 2).setValue(A, 3);

  assert.deepEqual([FIRST.getValue(A), one.getValue(A), one.getValue(B)], [undefined, 1, undefined]);
  assert.deepEqual([two.getValue(A), two.getValue(B)], [3, 2]);
  assert.deepEqual([two.deleteValue(A).getValue(A), two.deleteValue(A).getValue(B), two.deleteValue(B).getValue(A)], [undefined, 2, 3]);
});

test('layered context: a value that is replaced for ever is kept once', () => {
  let flow = FIRST;
  for (let i = 0; i < 100_000; i++) flow = flow.setValue(B, i).setValue(A, i);

  // Were the old layers still below, so deep a look would end in an overflow of the stack.
  assert.deepEqual([flow.getValue(A), flow.getValue(B), flow.getValue(Symbol('none'))], [99_999, 99_999, undefined]);
});
