import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDashboard } from '../../test/open-dashboard.ts';

test('web app: as long as it is not built its pages say how, and the API answers', async () => {
  await using open = await openDashboard();

  const page = await open.house.ask('dashboard', { path: '/today' });
  const api = await open.house.ask('dashboard', { as: open.ada, path: '/v1/me' });

  assert.deepEqual([page.status, api.status], [503, 200]);
  assert.match(page.text, /npm run build -w @aceso\/web/);
  assert.match(String(page.headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
  assert.equal(page.headers['cache-control'], 'no-store');
});

test('web app: what is not there below the API or sign-in is a problem, not a page', async () => {
  await using open = await openDashboard();

  for (const path of ['/v1/nothing', '/auth/nothing', '/oauth/nothing']) {
    const reply = await open.house.ask('dashboard', { path });
    assert.deepEqual([reply.status, reply.headers['content-type']], [404, 'application/problem+json; charset=utf-8'], path);
  }
});

test('sign-in: while identity is away a browser gets a page that says so, a program a problem', async () => {
  await using open = await openDashboard();

  const page = await open.house.ask('dashboard', { path: '/auth/sign-in', headers: { accept: 'text/html' } });
  const problem = await open.house.ask('dashboard', { path: '/auth/sign-in' });

  assert.deepEqual([page.status, page.headers['retry-after'], problem.status, problem.json()['code']], [503, '2', 503, 'unavailable']);
  assert.match(page.text, /Sign-in is away just now/);
});
