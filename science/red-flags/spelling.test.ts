import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresFor, mended } from './spelling.ts';

test('mended: one slip in a deciding word, and words without their apostrophe', () => {
  assert.equal(mended('cant breth, chset is tihgt'), "can't breath, chest is tight");
  assert.equal(mended('his speech is slured and he is unconcious'), 'his speech is slurred and he is unconscious');
});

test('mended: words of their own stay', () => {
  assert.equal(mended('i play chess and strike a chord'), 'i play chess and strike a chord');
  assert.equal(mended('breeding season'), 'breeding season');
});

test('figuresFor: pressures read aloud, points and tens become figures, small counts stay words', () => {
  assert.equal(figuresFor('one hundred ninety over one hundred and ten'), '190 over 110');
  assert.equal(figuresFor('one eighty over one twenty'), '180 over 120');
  assert.equal(figuresFor('two point one'), '2.1');
  assert.equal(figuresFor('oxygen eighty four'), 'oxygen 84');
  assert.equal(figuresFor('one side and both arms'), 'one side and both arms');
});
