import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '@aceso/contracts';
import { createRouteTable, type Target } from './route-table.ts';

const route = (service: string, method: Operation['method'], path: string) => ({
  service,
  operation: { id: `${service}.x`, method, path, permission: 'public', summary: '', errors: [] } as Operation,
});
const table = createRouteTable(
  [
    route('users', 'GET', '/v1/people/:personId'),
    route('users', 'PATCH', '/v1/people/:personId'),
    route('users', 'GET', '/v1/people/list/all'),
    route('health-data', 'GET', '/v1/people/:personId/daily'),
    route('notification', 'DELETE', '/v1/people/:personId/daily'),
  ],
  [
    { prefix: '/', service: 'dashboard' },
    { prefix: '/v1', service: undefined },
    { prefix: '/oauth', service: 'identity' },
  ],
  [],
);
const serviceOf = (target: Target): string => (target.kind === 'service' || target.kind === 'as-it-is' ? target.service : target.kind);

test('routes: an operation is found by path and method, whichever service has it', () => {
  assert.equal(serviceOf(table.find('GET', '/v1/people/me')), 'users');
  assert.equal(serviceOf(table.find('HEAD', '/v1/people/me')), 'users');
  assert.equal(serviceOf(table.find('GET', '/v1/people/me/daily')), 'health-data');
  assert.equal(serviceOf(table.find('DELETE', '/v1/people/me/daily')), 'notification');
  assert.equal(serviceOf(table.find('GET', '/v1/people/list/all')), 'users');
  assert.equal(serviceOf(table.find('GET', '/v1/people/list/daily')), 'health-data');
});

test('routes: another method is told which ones there are, and what no contract names is nothing', () => {
  assert.deepEqual(table.find('POST', '/v1/people/me'), { kind: 'wrong-method', allow: 'GET, PATCH, HEAD' });
  assert.equal(table.find('GET', '/v1/people').kind, 'nothing');
  assert.equal(table.find('GET', '/v1/people/me/daily/more').kind, 'nothing');
});

test('routes: the longest prefix takes the rest', () => {
  assert.equal(serviceOf(table.find('GET', '/oauth/auth')), 'identity');
  assert.equal(serviceOf(table.find('GET', '/oauthx')), 'dashboard');
  assert.equal(serviceOf(table.find('GET', '/')), 'dashboard');
  assert.equal(serviceOf(table.find('GET', '/today/sleep')), 'dashboard');
});

test('routes: an extra route wins, with parameters too', () => {
  const changed = createRouteTable(
    [route('users', 'GET', '/v1/people/:personId')],
    [],
    [
      { prefix: '/v1/people/:id/beta', service: 'analytics' },
      { prefix: '/v1/people/x', service: 'monitoring' },
    ],
  );

  assert.equal(serviceOf(changed.find('GET', '/v1/people/a/beta/1')), 'analytics');
  assert.equal(serviceOf(changed.find('GET', '/v1/people/x')), 'monitoring');
  assert.equal(serviceOf(changed.find('GET', '/v1/people/y')), 'users');
});
