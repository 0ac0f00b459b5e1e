import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator } from '@aceso/kit/testing';
import { openDashboard } from '../../test/open-dashboard.ts';

test('getMe: who is signed in, with the name when users can tell it', async () => {
  await using open = await openDashboard();
  const { subject, personId } = open.ada;

  const well = await open.get('/v1/me');
  open.moods.set('users', 'away');

  assert.deepEqual(well, { subject, personId, displayName: 'Ada', roles: ['person'] });
  assert.deepEqual(await open.get('/v1/me'), { subject, personId, roles: ['person'] });
});

test('getMe: an account without a profile has no person; without a token there is nobody', async () => {
  await using open = await openDashboard();
  const admin = operator();

  const reply = await open.house.ask('dashboard', { as: admin, path: '/v1/me' });

  assert.deepEqual(reply.json(), { subject: admin.subject, roles: ['operator'] });
  assert.equal((await open.house.ask('dashboard', { path: '/v1/me' })).status, 401);
});
