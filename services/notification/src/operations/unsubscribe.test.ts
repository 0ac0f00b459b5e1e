import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock } from '@aceso/kit/testing';
import { openNotification } from '../testing/surroundings.ts';

test('unsubscribe: a link that we did not make is 404 in words, without a sign-in', async () => {
  await using open = await openNotification({ now: frozenClock() });

  const reply = await open.house.ask('notification', { method: 'POST', path: '/v1/unsubscriptions/not-one-of-ours' });

  assert.deepEqual([reply.status, reply.json()['code']], [404, 'no-such-subscription']);
});
