import assert from 'node:assert/strict';
import { test } from 'node:test';
import { becauseOf, responseTo, type Said } from './response.ts';

const said = (more: Partial<Said>): Said => ({
  guideline: 'activity-weekly',
  topic: 'activity',
  status: 'open',
  feedback: undefined,
  adherence: 'unknown',
  verdict: undefined,
  ...more,
});
const factor = (history: readonly Said[], guideline = 'activity-weekly'): number =>
  responseTo(guideline, 'activity', history, undefined).factor;

test('responseTo: without answers it is neutral, or what other people answered', () => {
  assert.equal(factor([]), 1);
  assert.ok(responseTo('a', 't', [], { taken: 18, answered: 20 }).factor > 1.3);
  assert.ok(responseTo('a', 't', [], { taken: 1, answered: 20 }).factor < 0.7);
});

test('responseTo: taking up, following and an effect raise it; putting aside, not following and no effect lower it', () => {
  const [taken, followed, worked] = [
    factor([said({ status: 'accepted' })]),
    factor([said({ status: 'accepted', adherence: 'followed' })]),
    factor([said({ status: 'accepted', adherence: 'followed', verdict: 'worked' })]),
  ];
  const [declined, disbelieved] = [
    factor([said({ status: 'declined', feedback: { kind: 'not-for-me', reason: 'not-possible' } })]),
    factor([said({ status: 'declined', feedback: { kind: 'not-for-me', reason: 'do-not-believe' } })]),
  ];

  assert.ok(1 < taken && taken < followed && followed < worked && worked <= 1.5);
  assert.ok(1 > declined && declined > disbelieved && disbelieved >= 0.5);
  assert.equal(factor([said({ status: 'declined', feedback: { kind: 'not-for-me', reason: 'already-doing' } })]), 1);
});

test('responseTo: answers to other advice of the topic count half, to other topics not at all', () => {
  const declined = said({ guideline: 'steps-low', status: 'declined' });

  assert.ok(factor([declined]) < 1 && factor([declined]) > factor([{ ...declined, guideline: 'activity-weekly' }]));
  assert.equal(factor([{ ...declined, topic: 'sleep' }]), 1);
});

test('becauseOf: the reason names what the person said', () => {
  assert.equal(
    becauseOf('activity', responseTo('a', 'activity', [], undefined), ['Add one brisk walk most days']),
    'You said that “Add one brisk walk most days” is not for you, so here is another way.',
  );
  assert.equal(becauseOf('activity', responseTo('a', 'activity', [], undefined), []), undefined);
  assert.match(
    becauseOf('sleep-timing', responseTo('a', 'x', [said({ guideline: 'a', status: 'done' })], undefined), []) ?? '',
    /sleep timing before, so this ranks higher/,
  );
});
