import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlainFraming, isPlainPath } from './request-form.ts';

test('request form: paths that can be read in two ways are refused', () => {
  for (const path of [
    '//v1',
    '/v1//people',
    '/v1/../oauth',
    '/v1/..',
    '/v1/./x',
    '/v1/%2e%2e/x',
    '/v1/a%2Fb',
    '/v1\\x',
    '/a%5cb',
    '/a%00',
    'v1',
  ])
    assert.equal(isPlainPath(path), false, path);
  for (const path of ['/', '/v1/people/me', '/a.b/..c/d..', '/.well-known/jwks.json', '/%C3%A9'])
    assert.equal(isPlainPath(path), true, path);
});

test('request form: a transfer coding other than chunked is refused', () => {
  for (const coding of ['identity, chunked', 'gzip, chunked', 'identity', 'xchunked']) assert.equal(isPlainFraming(coding), false, coding);
  for (const coding of [undefined, 'chunked', 'Chunked']) assert.equal(isPlainFraming(coding), true, String(coding));
});
