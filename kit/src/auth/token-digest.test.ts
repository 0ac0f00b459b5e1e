import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createTokenDigest } from './token-digest.ts';

test('token digest: SHA-256 of the token, the first time and from memory, also of long ones and beside others', () => {
  const digestOf = createTokenDigest();
  const tokens = ['abc', 'abd', '', 'x'.repeat(10_000)];

  for (const token of [...tokens, ...tokens]) assert.equal(digestOf(token), createHash('sha256').update(token).digest('base64url'));
});
