import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailText } from './email-text.ts';
import { emergencyNumber } from '@aceso/contracts/vocabulary';
import { afterFailure, waitSeconds } from './retry.ts';
import { importWords } from './import-words.ts';

const told = { title: 'Try going to bed before 23:00', body: 'You slept 41 minutes less.' };

test('emailText: without leave no word of the message is in the e-mail', () => {
  for (const category of ['urgent', 'new-suggestion', 'weekly-summary'] as const) {
    const text = JSON.stringify(emailText({ ...told, category }, false, '112'));
    assert.doesNotMatch(text, /bed|slept|41/, category);
  }
});

test('emailText: with leave it says what it is about', () => {
  const text = emailText({ ...told, category: 'new-suggestion' }, true, '112');

  assert.deepEqual([text.subject, text.paragraphs], [told.title, [told.body]]);
});

test('emailText: an urgent one begins with what to do, with the number of the country', () => {
  for (const detail of [true, false])
    assert.match(emailText({ ...told, category: 'urgent' }, detail, emergencyNumber('US')).paragraphs[0] ?? '', /^Call 911 now/);
});

test('emergencyNumber: a country that is not known gets words, never a number that may be wrong', () => {
  assert.deepEqual(
    [emergencyNumber('CH'), emergencyNumber('GB'), emergencyNumber('XX'), emergencyNumber(undefined)],
    ['112', '999', 'your local emergency number', 'your local emergency number'],
  );
});

test('afterFailure: waits longer each time, ends at the bound, and never repeats a refused address', () => {
  const now = new Date('2027-01-10T12:00:00Z');
  const failed = (attempts: number, permanent = false) => afterFailure({ attempts, permanent, most: 6, now }).again;

  assert.deepEqual([1, 2, 3, 4, 5].map(waitSeconds), [2, 16, 128, 1024, 8192]);
  assert.deepEqual(failed(1), new Date('2027-01-10T12:00:02Z'));
  assert.equal(failed(6), undefined);
  assert.equal(failed(1, true), undefined);
});

test('importWords: counts in words, singular and plural, and says nothing of a cancelled import', () => {
  assert.equal(importWords({ status: 'done', stored: 12345, alreadyThere: 1 })?.body, '12,345 new values were stored. 1 was here already.');
  assert.equal(importWords({ status: 'done', stored: 1, alreadyThere: 0 })?.body, '1 new value was stored.');
  assert.equal(importWords({ status: 'cancelled', stored: 0, alreadyThere: 0 }), undefined);
});
