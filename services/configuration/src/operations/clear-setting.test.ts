import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, service, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

const PATH = '/v1/configuration/gateway/upstreamTimeoutMs';

test('clearSetting: what was stored is gone, the history tells it, and once more changes nothing', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const as = operator();
  await house.ask('configuration', { as, method: 'PUT', path: PATH, body: { value: 700, reason: 'try it' } });

  const first = await house.ask('configuration', { as, method: 'DELETE', path: `${PATH}?reason=enough` });
  const second = await house.ask('configuration', { as, method: 'DELETE', path: `${PATH}?reason=again` });

  assert.deepEqual(
    [first.json()['version'], first.json()['changed'], second.json()['version'], second.json()['changed']],
    [2, true, 2, false],
  );
  const own = await house.ask('configuration', { as: service('gateway'), path: '/v1/configuration/gateway/effective' });
  assert.deepEqual(own.json()['values'], {});
  const history = await house.ask('configuration', { as, path: '/v1/configuration/gateway/history?limit=1' });
  assert.deepEqual(history.json<{ items: { kind: string; changes: unknown[] }[] }>().items[0]?.changes, [
    { setting: 'upstreamTimeoutMs', before: { value: 700 } },
  ]);
});
