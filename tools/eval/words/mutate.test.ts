import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '@aceso/simulator/random';
import { DRAFTS, meanDraft } from './draft.ts';
import { mutate, MUTATIONS } from './mutate.ts';

test('mutate: every way of making a text false changes it, or says that it cannot', () => {
  const draw = random(3, 'mutate');
  for (const draft of DRAFTS.map((make) => make(draw)))
    for (const mutation of MUTATIONS) assert.notEqual(mutate(draft, mutation, draw), draft.say(draft.slots), mutation);
});

test('mutate: a false number is further off than rounding', () => {
  const draw = random(4, 'mutate');
  for (let i = 0; i < 200; i++) {
    const draft = meanDraft(draw);
    const value = draft.slots.value ?? '';
    const changed = mutate(draft, 'value', draw) ?? '';
    assert.equal(changed.includes(` ${value} `), false, changed);
  }
});
