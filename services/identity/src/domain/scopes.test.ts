import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopesNotHeld } from './scopes.ts';

test('scopes: one is held by itself, by a wider one, or by everything; a wider one is not held by a narrow one', () => {
  assert.deepEqual(scopesNotHeld(['*'], ['a:b:c', '*']), []);
  assert.deepEqual(scopesNotHeld(['a:*', 'd:e:f'], ['a:b:c', 'a:*', 'd:e:f']), []);
  assert.deepEqual(scopesNotHeld(['a:b:c'], ['a:*', '*', 'a:b:d']), ['a:*', '*', 'a:b:d']);
});
