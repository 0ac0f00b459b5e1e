import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { seal, unseal } from './seal.ts';

test('seal: opens with its key and name only, and not when a bit has changed', () => {
  const key = randomBytes(32);
  const sealed = seal(key, 'a', Buffer.from('secret'));
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;

  assert.equal(unseal(key, 'a', sealed).toString(), 'secret');
  assert.equal(sealed.includes('secret'), false);
  assert.throws(() => unseal(randomBytes(32), 'a', sealed));
  assert.throws(() => unseal(key, 'b', sealed));
  assert.throws(() => unseal(key, 'a', changed));
});
