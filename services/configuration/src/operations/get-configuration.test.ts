import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

test('getConfiguration: a service that was never changed is at version 0 with its defaults', async () => {
  await using house = await testHouse({ modules: [configurationModule] });

  const reply = (await house.ask('configuration', { as: operator(), path: '/v1/configuration/gateway' })).json<{
    version: number;
    settings: { layer: string }[];
    inForce: unknown[];
  }>();

  assert.deepEqual([reply.version, reply.inForce], [0, []]);
  assert.ok(reply.settings.length > 4 && reply.settings.every(({ layer }) => layer === 'default'));
});

test('getConfiguration: a service that does not exist is 404', async () => {
  await using house = await testHouse({ modules: [configurationModule] });

  const reply = await house.ask('configuration', { as: operator(), path: '/v1/configuration/kitchen' });

  assert.deepEqual([reply.status, reply.json()['code']], [404, 'no-such-service']);
});
