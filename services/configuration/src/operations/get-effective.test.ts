import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, service, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

test('getEffective: neither another service nor an operator gets the values of a service', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const path = '/v1/configuration/notification/effective';

  const neighbour = await house.ask('configuration', { as: service('gateway'), path });
  const anOperator = await house.ask('configuration', { as: operator(), path });
  const nobody = await house.ask('configuration', { path });

  assert.deepEqual([neighbour.status, anOperator.status, nobody.status], [403, 403, 401]);
});

test('getEffective: an expired token, one of another audience and one of another kind are refused', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const ask = async (change: object) =>
    (await house.ask('configuration', { as: service('gateway'), path: '/v1/configuration/gateway/effective', change })).status;

  assert.deepEqual(
    [await ask({ expiresInSeconds: -10 }), await ask({ audience: 'urn:aceso:users' }), await ask({ typ: 'jwt' })],
    [401, 401, 401],
  );
});
