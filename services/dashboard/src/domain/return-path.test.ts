import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnPathOf } from './return-path.ts';

test('return path: a path of the app is kept with its query and fragment', () => {
  for (const path of ['/', '/today?on=2026-03-01', '/explore/hrv?range=1y#chart', '/ops/traces/4bf9', '/a//b', '/caf%C3%A9'])
    assert.equal(returnPathOf(path), path);
});

test('return path: whatever a browser could read as another place becomes Today', () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    ' /today',
    'today',
    'javascript:alert(1)',
    '',
    '/today\\..\\x',
    `/${'a'.repeat(3000)}`,
    undefined,
    ['/today'],
  ];
  for (const given of elsewhere) assert.equal(returnPathOf(given), '/today', String(given));
});

test('return path: sign-in, sign-out and the API are no places to come back to', () => {
  for (const path of ['/auth/sign-in?return=/today', '/auth/sign-out', '/oauth/auth', '/v1/people/me', '/x/../auth/sign-in'])
    assert.equal(returnPathOf(path), '/today', path);
});
