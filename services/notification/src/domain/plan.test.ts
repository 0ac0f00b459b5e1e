import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planEmail, plan, type Situation } from './plan.ts';
import { CATEGORIES, completeCategories, defaultPreferences, type Preferences } from './preferences.ts';

const noon = new Date('2027-01-10T12:00:00Z');
const night = new Date('2027-01-10T23:00:00Z');
const prefer = (changes: Partial<Preferences> = {}): Preferences => ({ ...defaultPreferences('UTC'), ...changes });
const situation = (changes: Partial<Situation> = {}): Situation => ({
  category: 'new-suggestion',
  preferences: prefer(),
  now: noon,
  emailPossible: true,
  countOn: () => 0,
  ...changes,
});

test('plan: by day both channels go at once, and the e-mail counts on the civil day', () => {
  assert.deepEqual(plan(situation()), [
    { channel: 'in-app', status: 'sent', notBefore: noon },
    { channel: 'email', status: 'waiting', notBefore: noon, countedOn: '2027-01-10' },
  ]);
});

test('plan: by night an e-mail is held until the quiet hours end and counts on the day it is sent', () => {
  assert.deepEqual(planEmail(situation({ now: night })), {
    channel: 'email',
    status: 'held',
    notBefore: new Date('2027-01-11T07:00:00Z'),
    countedOn: '2027-01-11',
  });
});

test('plan: urgent breaks quiet hours and the most of a day, and only with the person’s leave the first', () => {
  const urgent = situation({ category: 'urgent', now: night, countOn: () => 99 });

  assert.equal(planEmail(urgent).status, 'waiting');
  assert.equal(planEmail({ ...urgent, preferences: prefer({ urgentBreaksQuiet: false }) }).status, 'held');
  for (const category of ['account-safety', 'system-alert'] as const) assert.equal(planEmail({ ...urgent, category }).status, 'held');
});

test('plan: what goes over the most of a day goes out when the quiet hours of the next day end', () => {
  const full = planEmail(situation({ countOn: (day) => (day === '2027-01-10' ? 2 : 0) }));

  assert.deepEqual(full, { channel: 'email', status: 'held', notBefore: new Date('2027-01-11T07:00:00Z'), countedOn: '2027-01-11' });
});

test('plan: at most none a day means no e-mail but urgent ones, and a queue of a week is not made longer', () => {
  assert.equal(planEmail(situation({ preferences: prefer({ atMostPerDay: 0 }) })).status, 'off');
  assert.equal(planEmail(situation({ preferences: prefer({ atMostPerDay: 0 }), category: 'urgent' })).status, 'waiting');
  assert.equal(planEmail(situation({ countOn: () => 2 })).status, 'off');
});

test('plan: a channel that is off stays off, but urgent and safety always reach the inbox', () => {
  const none = prefer({
    categories: completeCategories([
      { category: 'urgent', channels: [] },
      { category: 'new-suggestion', channels: [] },
    ]),
  });

  assert.deepEqual(
    plan(situation({ preferences: none })).map(({ status }) => status),
    ['off', 'off'],
  );
  assert.deepEqual(
    plan(situation({ preferences: none, category: 'urgent' })).map(({ status }) => status),
    ['sent', 'off'],
  );
});

test('plan: without a mail server no e-mail waits', () => {
  assert.equal(planEmail(situation({ emailPossible: false, category: 'urgent' })).status, 'off');
});

test('completeCategories: what is not mentioned keeps its default, what is named twice is put together', () => {
  const rows = completeCategories([
    { category: 'import-finished', channels: ['email'] },
    { category: 'import-finished', channels: ['in-app', 'email'] },
  ]);

  assert.deepEqual(
    rows.map(({ category }) => category),
    CATEGORIES,
  );
  assert.deepEqual(rows.find(({ category }) => category === 'import-finished')?.channels, ['email', 'in-app']);
  assert.deepEqual(rows.find(({ category }) => category === 'new-suggestion')?.channels, ['in-app', 'email']);
});
