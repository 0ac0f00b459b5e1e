import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { isSealed, noteSeal } from './note-seal.ts';

test('note seal: opens what it sealed, for the same record and key alone, and proves every letter', () => {
  const key = randomBytes(32);
  const [own, other] = [noteSeal(key), noteSeal(randomBytes(32))];
  const sealed = own.seal('slept badly, zu viel Käse 🧀', 'event|a');

  assert.ok(isSealed(sealed) && !sealed.includes('badly'));
  assert.equal(own.open(sealed, 'event|a'), 'slept badly, zu viel Käse 🧀');
  assert.equal(own.seal('slept badly, zu viel Käse 🧀', 'event|a'), sealed);
  assert.notEqual(own.seal('slept badly, zu viel Käse 🧀', 'event|b'), sealed);
  assert.deepEqual(
    [own.open(sealed, 'event|b'), other.open(sealed, 'event|a'), own.open('plain', 'event|a')],
    [undefined, undefined, undefined],
  );
  const last = sealed.at(-2) === 'A' ? 'B' : 'A';
  assert.equal(own.open(sealed.slice(0, -2) + last + sealed.slice(-1), 'event|a'), undefined);
  assert.equal(own.open('aceso-note-1:AAAA', 'event|a'), undefined);
});
