import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceHealth } from './queries.ts';
import { byGravity, reportText, standingOf } from './standing.ts';

const service = (name: string, state: ServiceHealth['state'], p95Ms?: number): ServiceHealth => ({
  service: name,
  state,
  reasons: state === 'ready' ? [] : ['database'],
  replicas: [{ address: 'http://10.0.0.7:1234', state, since: '2026-11-22T06:00:00Z', reasons: [], checkedAt: '2026-11-22T06:00:00Z' }],
  ...(p95Ms === undefined ? {} : { p95Ms }),
});

test('standingOf: slow only when it answers at all', () => {
  assert.deepEqual([service('a', 'ready', 1900), service('a', 'ready', 20), service('a', 'away', 1900)].map(standingOf), [
    'slow',
    'ready',
    'away',
  ]);
});

test('byGravity: what is worst stands first, the rest by name', () => {
  const order = byGravity([service('b', 'ready'), service('a', 'ready'), service('d', 'ready', 2000), service('c', 'not-ready')]);

  assert.deepEqual(
    order.map((one) => one.service),
    ['c', 'd', 'a', 'b'],
  );
});

test('reportText: tells states and reasons, and no address of a machine', () => {
  const text = reportText({ sentence: 'One service is not ready.', services: [service('users', 'not-ready')], alerts: [] });

  assert.match(text, /users, not-ready, database/);
  assert.doesNotMatch(text, /10\.0\.0\.7/);
});
