import assert from 'node:assert/strict';
import { test } from 'node:test';
import Type from 'typebox';
import { compileCheck } from './schema.ts';

const Body = Type.Object({
  kind: Type.Union([Type.Literal('accept'), Type.Literal('done'), Type.Literal('later')]),
  weeks: Type.Optional(Type.Union([Type.Integer(), Type.Literal('all')])),
});
const { fits } = compileCheck(Body, 'body');

test('compileCheck: a word that is not allowed is one error, which names those that are', () => {
  assert.deepEqual(fits({ kind: 'perhaps' }), [{ path: '/body/kind', message: 'must be one of "accept", "done", "later"' }]);
});

test('compileCheck: a choice between a word and something else keeps what is said of both', () => {
  const errors = fits({ kind: 'done', weeks: 'some' });

  assert.ok(errors.some(({ message }) => message === 'must be integer'));
  assert.ok(errors.every(({ path }) => path === '/body/weeks'));
});

test('compileCheck: what is missing is named itself, and what fits has no errors', () => {
  assert.deepEqual(
    fits({}).map(({ path }) => path),
    ['/body/kind'],
  );
  assert.deepEqual(fits({ kind: 'later', weeks: 'all' }), []);
});
