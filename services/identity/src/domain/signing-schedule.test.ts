import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUBLISH_AHEAD_MS, scheduleOf, VERIFY_AFTER_MS } from './signing-schedule.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const DAY_MS = 86_400_000;
const at = (ms: number): Date => new Date(START + ms);
const key = (kid: string, ms: number) => ({ kid, signsFrom: at(ms) });

test('signing schedule: the first key signs at once', () => {
  assert.deepEqual(scheduleOf([], at(0), 30), { signing: undefined, published: [], expired: [], nextSignsFrom: at(0) });
});

test('signing schedule: a successor is made ahead and signs only when every verifier has seen it', () => {
  const keys = [key('a', 0)];

  assert.equal(scheduleOf(keys, at(30 * DAY_MS - PUBLISH_AHEAD_MS - 1), 30).nextSignsFrom, undefined);
  assert.deepEqual(scheduleOf(keys, at(30 * DAY_MS - PUBLISH_AHEAD_MS), 30).nextSignsFrom, at(30 * DAY_MS));
  const both = scheduleOf([...keys, key('b', 30 * DAY_MS)], at(30 * DAY_MS - 1), 30);
  assert.deepEqual([both.signing, both.published], ['a', ['a', 'b']]);
});

test('signing schedule: the old key verifies until its tokens are gone, then it goes', () => {
  const keys = [key('a', 0), key('b', 30 * DAY_MS)];

  const during = scheduleOf(keys, at(30 * DAY_MS + VERIFY_AFTER_MS - 1), 30);
  const after = scheduleOf(keys, at(30 * DAY_MS + VERIFY_AFTER_MS), 30);

  assert.deepEqual([during.signing, during.published, during.expired], ['b', ['a', 'b'], []]);
  assert.deepEqual([after.signing, after.published, after.expired], ['b', ['b'], ['a']]);
});

test('signing schedule: after a long sleep the old key goes on until the new one has been seen', () => {
  const schedule = scheduleOf([key('a', 0)], at(400 * DAY_MS), 30);

  assert.deepEqual([schedule.signing, schedule.nextSignsFrom], ['a', at(400 * DAY_MS + PUBLISH_AHEAD_MS)]);
});
