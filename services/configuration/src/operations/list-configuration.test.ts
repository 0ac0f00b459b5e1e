import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';
import type { configuration } from '@aceso/contracts/configuration';
import { operator, service, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

type List = Output<typeof configuration.operations.listConfiguration>;

test('listConfiguration: every setting of all ten services with schema, default, value and layer', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const as = operator();
  await house.ask('configuration', {
    as,
    method: 'PUT',
    path: '/v1/configuration/users/logLevel',
    body: { value: 'debug', reason: 'look' },
  });
  await house.ask('configuration', {
    as: service('users'),
    method: 'PUT',
    path: '/v1/configuration/users/in-force',
    body: { replica: 'one', version: 1, environment: [{ name: 'traceShare', value: 1 }], waiting: [], refused: [] },
  });

  const { services } = (await house.ask('configuration', { as, path: '/v1/configuration' })).json<List>();

  assert.deepEqual(
    services.map((each) => each.service),
    CONTRACTS.map((each) => each.service),
  );
  for (const each of services)
    assert.deepEqual(
      each.settings.map(({ name }) => name).toSorted(),
      [
        ...Object.keys(CONTRACTS.find((contract) => contract.service === each.service)!.settings),
        'logLevel',
        'slowRequestMs',
        'traceShare',
        'tracesPerSecond',
      ].toSorted(),
    );
  const users = services.find((each) => each.service === 'users')!;
  const of = (name: string) => users.settings.find((each) => each.name === name)!;
  assert.deepEqual(
    [of('logLevel').layer, of('logLevel').effective, of('logLevel').default],
    ['stored', { value: 'debug' }, { value: 'info' }],
  );
  assert.deepEqual([of('traceShare').layer, of('traceShare').effective], ['environment', { value: 1 }]);
  assert.deepEqual([of('slowRequestMs').layer, of('slowRequestMs').schema['type']], ['default', 'integer']);
});
