import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf, seal, unseal } from './seal.ts';

const KEY = new Uint8Array(32).fill(7);

test('seal: what was sealed opens again and shows nothing of itself', () => {
  const sealed = seal(KEY, 'smtp://user:pass@mail', 'notification/smtpUrl');

  assert.equal(unseal(KEY, sealed, 'notification/smtpUrl'), 'smtp://user:pass@mail');
  assert.ok(!Buffer.from(sealed, 'base64url').toString('latin1').includes('mail'));
  assert.notEqual(seal(KEY, 'smtp://user:pass@mail', 'notification/smtpUrl'), sealed);
});

test('seal: another context, another key or one changed bit opens nothing', () => {
  const sealed = seal(KEY, 'secret', 'a/b');
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1]! ^= 1;

  assert.throws(() => unseal(KEY, sealed, 'a/c'));
  assert.throws(() => unseal(new Uint8Array(32), sealed, 'a/b'));
  assert.throws(() => unseal(KEY, bytes.toString('base64url'), 'a/b'));
  assert.throws(() => unseal(KEY, 'AAAA', 'a/b'), /too short/);
});

test('fingerprint: equal for equal secrets of one setting, different under another key', () => {
  assert.equal(fingerprintOf(KEY, 'x', 'a/b'), fingerprintOf(KEY, 'x', 'a/b'));
  assert.notEqual(fingerprintOf(KEY, 'x', 'a/b'), fingerprintOf(new Uint8Array(32), 'x', 'a/b'));
});
