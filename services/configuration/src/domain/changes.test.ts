import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from './changes.ts';
import type { Stored } from './stored.ts';

const state = (entries: Record<string, Stored>) => new Map(Object.entries(entries));

test('changes: set, changed and taken away are told, what is the same is not', () => {
  const changes = changesBetween(
    state({ a: { value: 1 }, b: { value: [1, 2] }, c: { value: 'x' }, d: { value: { x: 1, y: [{ p: 1, q: 2 }] } } }),
    state({ a: { value: 2 }, b: { value: [1, 2] }, e: { value: true }, d: { value: { y: [{ q: 2, p: 1 }], x: 1 } } }),
  );

  assert.deepEqual(
    changes.map(({ setting, before, after }) => [setting, before, after]),
    [
      ['a', { value: 1 }, { value: 2 }],
      ['c', { value: 'x' }, undefined],
      ['e', undefined, { value: true }],
    ],
  );
});

test('changes: the same secret sealed again is no change, another one is, and clear text never equals a sealed one', () => {
  const before = state({ s: { sealed: 'aaa', fingerprint: 'f1' } });

  assert.equal(changesBetween(before, state({ s: { sealed: 'bbb', fingerprint: 'f1' } })).length, 0);
  assert.equal(changesBetween(before, state({ s: { sealed: 'aaa', fingerprint: 'f2' } })).length, 1);
  assert.equal(changesBetween(before, state({ s: { value: 'aaa' } })).length, 1);
});
