import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileChange } from './profile-form.ts';

const form = { displayName: ' Maya ', birthYear: '', sex: '', heightCm: '', timeZone: 'Europe/Zurich', country: '', language: 'en-GB' };

test('profileChange: what is left empty is not sent as zero or as an empty text', () => {
  assert.deepEqual(profileChange(form), { displayName: 'Maya', timeZone: 'Europe/Zurich', language: 'en-GB' });
});

test('profileChange: figures become numbers', () => {
  const change = profileChange({ ...form, birthYear: '1984', heightCm: '171.5', sex: 'female', country: 'CH' });

  assert.deepEqual([change.birthYear, change.heightCm, change.sex, change.country], [1984, 171.5, 'female', 'CH']);
});
