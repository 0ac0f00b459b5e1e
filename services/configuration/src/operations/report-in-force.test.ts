import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock, operator, service, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

const report = (replica: string, version: number, as = service('gateway')) =>
  ({
    as,
    method: 'PUT',
    path: '/v1/configuration/gateway/in-force',
    body: { replica, version, environment: [], waiting: ['trustedProxies'], refused: [] },
  }) as const;

test('reportInForce: the screen shows which replica obeys which version, the newest word of each, until it falls silent', async () => {
  const now = frozenClock();
  await using house = await testHouse({ modules: [configurationModule], now });
  const inForce = async () =>
    (await house.ask('configuration', { as: operator(), path: '/v1/configuration/gateway' })).json<{
      inForce: { replica: string; version: number }[];
    }>().inForce;
  await house.ask('configuration', report('one', 1));
  now.pass(60);
  await house.ask('configuration', report('two', 1));
  await house.ask('configuration', report('one', 2));

  const both = await inForce();
  now.pass(100);
  await house.ask('configuration', report('two', 2));
  now.pass(60);
  const left = await inForce();

  assert.deepEqual(
    both.map(({ replica, version }) => [replica, version]),
    [
      ['one', 2],
      ['two', 1],
    ],
  );
  assert.deepEqual(
    left.map(({ replica, version }) => [replica, version]),
    [['two', 2]],
  );
  assert.deepEqual(both[0], {
    replica: 'one',
    version: 2,
    waiting: ['trustedProxies'],
    refused: [],
    reportedAt: '2026-03-01T08:01:00.000Z',
  });
});

test('reportInForce: a service speaks for itself only', async () => {
  await using house = await testHouse({ modules: [configurationModule] });

  const reply = await house.ask('configuration', report('one', 1, service('users')));

  assert.equal(reply.status, 403);
});
