import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem } from '../../lib/problem.ts';
import { faultsOf } from './faults.ts';
import { looksLikeEmail } from './new-account.ts';

const refused = (problem: object) => new ApiProblem({ type: 't', title: 'Title.', status: 422, code: 'x', ...problem });

test('faultsOf: a taken address and a common password stand beside their own fields', () => {
  assert.deepEqual(faultsOf(refused({ code: 'email-taken', fix: 'Sign in.' })), { email: 'Title. Sign in.' });
  assert.deepEqual(faultsOf(refused({ code: 'password-too-common' })), { password: 'Title.' });
});

test('faultsOf: fields that the service names are kept, fields that are not asked here are not', () => {
  const errors = [
    { path: '/body/displayName', message: 'too long' },
    { path: '/body/heightCm', message: 'too small' },
    { path: '/body/constructor', message: 'no' },
  ];

  assert.deepEqual(faultsOf(refused({ code: 'input-invalid', errors })), { displayName: 'too long' });
});

test('looksLikeEmail: local hosts pass, slips do not', () => {
  assert.deepEqual(['maya@example.org', 'maya@localhost', 'maya', 'maya@', 'a b@c.d'].map(looksLikeEmail), [
    true,
    true,
    false,
    false,
    false,
  ]);
});
