import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, dayIn, dayInWords, isFirstMinute, timeOfDay, timesOfDay } from './time.ts';

const clock = { now: Date.parse('2026-11-22T07:12:00Z'), locale: 'en-GB', timeZone: 'Europe/Zurich' };

test('ago: relative within a day, then the weekday, then the date', () => {
  assert.deepEqual(ago('2026-11-22T07:11:30Z', clock), { kind: 'now' });
  assert.deepEqual(ago('2026-11-22T07:06:00Z', clock), { kind: 'minutes', count: 6 });
  assert.deepEqual(ago('2026-11-21T07:13:00Z', clock), { kind: 'hours', count: 23 });
  assert.deepEqual(ago('2026-11-19T06:10:00Z', clock), { kind: 'weekday', text: 'Thursday 07:10' });
  assert.deepEqual(ago('2026-11-03T06:10:00Z', clock), { kind: 'date', text: '3 Nov 2026' });
});

test('ago: a source whose clock is ahead is not from the future', () => {
  assert.deepEqual(ago('2026-11-22T09:00:00Z', clock), { kind: 'now' });
});

test('times: an instant is told in the zone that is asked for, a civil day in none', () => {
  assert.equal(timeOfDay('2026-11-21T22:12:00Z', clock), '23:12');
  assert.equal(dayInWords('2026-11-22', 'en-GB'), 'Sunday 22 November');
});

test('dayIn: the same instant lies on the day of the zone, on both sides of the date line', () => {
  assert.deepEqual(
    ['Pacific/Kiritimati', 'Europe/Zurich', 'America/Los_Angeles'].map((zone) => dayIn('2026-11-22T00:30:00Z', zone)),
    ['2026-11-22', '2026-11-22', '2026-11-21'],
  );
});

test('times: what a single minute holds has one time, and the first minute of a day is known in its zone', () => {
  assert.equal(timesOfDay('2026-11-21T08:39:00Z', '2026-11-21T08:40:00Z', clock), '09:39');
  assert.equal(timesOfDay('2026-11-21T08:39:00Z', '2026-11-21T09:00:00Z', clock), '09:39 – 10:00');
  assert.equal(isFirstMinute('2026-11-20T23:00:00Z', '2026-11-20T23:01:00Z', 'Europe/Zurich'), true);
  assert.equal(isFirstMinute('2026-11-20T23:00:00Z', '2026-11-20T23:01:00Z', 'UTC'), false);
  assert.equal(isFirstMinute('2026-11-20T23:00:00Z', '2026-11-21T06:00:00Z', 'Europe/Zurich'), false);
});
