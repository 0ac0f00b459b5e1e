import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, UNABLE } from './near.ts';
import { redFlagTriage } from '../red-flag-triage.ts';

test('near: both words in either order, in one sentence and not far apart', () => {
  const pattern = near(['lips'], ['balloon']);

  assert.equal(pattern.test('his lips ballooned'), true);
  assert.equal(pattern.test('like a balloon, his lips'), true);
  assert.equal(pattern.test('his lips. a balloon'), false);
  assert.equal(near(['sentence'], UNABLE).test('he could not get a sentence out'), true);
});

test('redFlagTriage: emergencies are told by what belongs together, whatever the words', () => {
  const messages = [
    'half my sight vanished ten minutes ago',
    'I feel my airway closing after the new antibiotic',
    'I keep thinking that being dead would be a relief',
    'he has a piece of meat in his windpipe and is turning blue',
    "haven't felt the baby kick since last night, 33 weeks",
    'my neighbour lies on the floor and does not react',
  ];

  assert.deepEqual(
    messages.filter((message) => redFlagTriage(message).level !== 'emergency'),
    [],
  );
});

test('redFlagTriage: the same words about a watch, a race or the past alarm nobody', () => {
  const messages = [
    'my scale does not respond, how do I sync it?',
    'my watch stopped working',
    "I can't move my meeting",
    'my dad had a stroke when he was 70, does that raise my risk?',
  ];

  assert.deepEqual(
    messages.filter((message) => redFlagTriage(message).level !== 'none'),
    [],
  );
});
