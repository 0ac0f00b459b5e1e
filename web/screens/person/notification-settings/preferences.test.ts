import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comesBy, type Preferences, withChannel } from './preferences.ts';

const before: Preferences = {
  categories: [{ category: 'urgent', channels: ['in-app'] }],
  timeZone: 'Europe/Zurich',
  urgentBreaksQuiet: true,
  atMostPerDay: 2,
  detailInEmail: false,
};

test('withChannel: one box changes one channel of one kind', () => {
  const after = withChannel(withChannel(before, 'urgent', 'email', true), 'weekly-summary', 'email', true);

  assert.deepEqual(
    [comesBy(after, 'urgent', 'in-app'), comesBy(after, 'urgent', 'email'), comesBy(after, 'weekly-summary', 'in-app')],
    [true, true, false],
  );
  assert.equal(after.categories.length, 2);
});

test('withChannel: off and on again is what it was', () => {
  assert.deepEqual(withChannel(withChannel(before, 'urgent', 'in-app', false), 'urgent', 'in-app', true), before);
});
