import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneOf } from './one-of.ts';

test('oneOf: any alternative of any line is found', () => {
  const pattern = oneOf(String.raw`a\b|bc`, 'd');

  assert.deepEqual(
    ['xa', 'bc', 'd', 'ab'].map((text) => pattern.test(text)),
    [true, true, true, false],
  );
});
