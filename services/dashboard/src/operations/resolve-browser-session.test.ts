import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service } from '@aceso/kit/testing';
import { openDashboard } from '../../test/open-dashboard.ts';

const PATH = '/v1/browser-sessions/resolve';
const body = { cookie: 'made-up' };

test('resolveBrowserSession: only the gateway may ask', async () => {
  await using open = await openDashboard();

  const asGateway = await open.house.ask('dashboard', { as: service('gateway'), path: PATH, body });
  const others = [
    await open.house.ask('dashboard', { as: service('users'), path: PATH, body }),
    await open.house.ask('dashboard', { as: open.ada, path: PATH, body }),
    await open.house.ask('dashboard', { path: PATH, body }),
  ];

  assert.deepEqual([asGateway.status, asGateway.json()['code']], [401, 'session-ended']);
  assert.deepEqual(
    others.map(({ status }) => status),
    [403, 403, 401],
  );
});

test('resolveBrowserSession: a request without a cookie names the field', async () => {
  await using open = await openDashboard();

  const reply = await open.house.ask('dashboard', { as: service('gateway'), path: PATH, body: {} });

  assert.deepEqual([reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/body/cookie']);
});
