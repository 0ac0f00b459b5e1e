import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSentence } from './as-sentence.ts';

test('asSentence: a capital first and a stop last, once', () => {
  assert.equal(asSentence('made for women'), 'Made for women.');
  assert.equal(asSentence('Nothing is missing.'), 'Nothing is missing.');
  assert.equal(asSentence(''), '');
});
