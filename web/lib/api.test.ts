import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './api.ts';
import { problemOf } from './problem.ts';

test('addressOf: what a person typed can never change the path', () => {
  assert.equal(
    addressOf('/v1/people/:personId/trends/:metric', { personId: 'me', metric: '../../ops?x=1' }),
    '/v1/people/me/trends/..%2F..%2Fops%3Fx%3D1',
  );
});

test('addressOf: an absent part of the query is left out and a false one is sent', () => {
  assert.equal(addressOf('/v1/uploads', {}, { cursor: undefined, limit: 20, last: false }), '/v1/uploads?limit=20&last=false');
});

test('addressOf: a missing parameter is a mistake of the program and not a call', () => {
  assert.throws(() => addressOf('/v1/people/:personId', {}), /personId/);
});

test('problemOf: problem details arrive whole, with the time to wait', async () => {
  const body = { type: 't', title: 'Too many requests.', status: 429, code: 'too-many-requests', traceId: 'abc' };
  const problem = await problemOf(
    new Response(JSON.stringify(body), { status: 429, headers: { 'content-type': 'application/problem+json', 'retry-after': '20' } }),
  );

  assert.deepEqual([problem.problem, problem.retryAfterSeconds, problem.isPassing], [body, 20, true]);
});

test('problemOf: a page of a proxy becomes a problem with the status', async () => {
  const problem = await problemOf(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }));

  assert.deepEqual([problem.problem.status, problem.problem.code, problem.isPassing], [502, 'http-502', true]);
});

test('problemOf: a problem that the person must change something for is not passing', async () => {
  const problem = await problemOf(new Response('{"code":"bad-input"}', { status: 400, headers: { 'content-type': 'application/json' } }));

  assert.deepEqual([problem.problem.code, problem.isPassing], ['bad-input', false]);
});
