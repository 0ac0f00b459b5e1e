import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportedNow } from './context.ts';

const tidy = (text: string) => reportedNow(text).replace(/\s+/g, ' ').replace(/ ,/g, ',').trim();

test('reportedNow: what is past goes, what began again stays', () => {
  assert.equal(tidy('two years ago i had a stroke, and now my arm is numb again'), 'now my arm is numb again');
  assert.equal(tidy('in 2015 i had a heart attack'), '');
  assert.equal(tidy('i fainted once at school, decades ago'), '');
});

test('reportedNow: what is denied goes, what somebody cannot do stays', () => {
  assert.match(tidy('no chest pain but my jaw aches'), /my jaw aches$/);
  assert.match(tidy('i can not breathe'), /can not breathe/);
  assert.match(tidy('he has no pulse'), /no pulse/);
  assert.match(tidy('i have not felt the baby move'), /not felt the baby move/);
  assert.equal(tidy('i am not suicidal').includes('suicidal'), false);
});

test('reportedNow: questions, suppositions and stories go unless they report something', () => {
  assert.equal(tidy('what are the signs of a stroke?'), '');
  assert.equal(tidy('if i ever had chest pain, would the watch notice?'), '');
  assert.equal(tidy('in the film a man collapses'), '');
  assert.match(tidy('what should i do, my husband collapsed'), /my husband collapsed/);
  assert.match(tidy('why is my chest so tight and my arm numb?'), /chest so tight/);
});

test('reportedNow: figures of speech go, the same words said of a body stay', () => {
  assert.equal(tidy('this deadline is killing me'), '');
  assert.match(tidy('my chest is killing me'), /killing me/);
  assert.equal(tidy('i am dying to see my score').includes('dying'), false);
});
