import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, testHouse } from '@aceso/kit/testing';
import { usersModule } from './module.ts';

const PATH = '/v1/people/me';

test('users: alone it is alive and ready, and refuses a missing, expired, foreign and tampered token', async () => {
  await using house = await testHouse({ modules: [usersModule] });
  const who = person();
  const token = await house.issuer.token(who, 'users', new Date());
  const tampered = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;

  const [live, ready] = [await house.ask('users', { path: '/livez' }), await house.ask('users', { path: '/readyz' })];
  const refused = await Promise.all([
    house.ask('users', { path: PATH }),
    house.ask('users', { path: PATH, as: who, change: { expiresInSeconds: -60 } }),
    house.ask('users', { path: PATH, as: who, change: { audience: 'urn:aceso:gateway' } }),
    house.ask('users', { path: PATH, as: who, change: { typ: 'JWT' } }),
    house.ask('users', { path: PATH, token: tampered }),
  ]);

  assert.deepEqual([live.status, ready.status], [200, 200]);
  assert.deepEqual(
    refused.map((reply) => [reply.status, reply.json()['code']]),
    Array.from({ length: 5 }, () => [401, 'unauthenticated']),
  );
});
