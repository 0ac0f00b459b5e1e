import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configuration } from '@aceso/contracts/configuration';
import { sql } from '@aceso/kit';
import { operator, person, service, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

const open = () => testHouse({ modules: [configurationModule] });
const set = (name: string, body: unknown, as = operator()) =>
  ({ as, method: 'PUT', path: `/v1/configuration/${name.replace('.', '/')}`, body }) as const;

test('setSetting: a stored value is in force, in the history with author and reason, and an event rings with names only', async () => {
  await using house = await open();
  const as = operator();

  const reply = await house.ask('configuration', set('gateway.upstreamTimeoutMs', { value: 900, reason: 'slow lab' }, as));

  assert.deepEqual(reply.json(), { service: 'gateway', version: 1, changed: true, names: ['upstreamTimeoutMs'] });
  const own = await house.ask('configuration', { as: service('gateway'), path: '/v1/configuration/gateway/effective' });
  assert.deepEqual(own.json(), { service: 'gateway', version: 1, values: { upstreamTimeoutMs: 900 } });
  const [event] = await house.events.until(configuration.events.configurationChanged);
  assert.deepEqual(event?.payload, { service: 'gateway', version: 1, names: ['upstreamTimeoutMs'] });
  const history = await house.ask('configuration', { as, path: '/v1/configuration/gateway/history' });
  const [line] = history.json<{ items: { author: string; reason: string; changes: unknown[] }[] }>().items;
  assert.deepEqual(
    [line?.author, line?.reason, line?.changes],
    [as.subject, 'slow lab', [{ setting: 'upstreamTimeoutMs', after: { value: 900 } }]],
  );
});

test('setSetting: a value that does not fit is refused with its place and the rule, and nothing changes', async () => {
  await using house = await open();

  const reply = await house.ask('configuration', set('gateway.extraRoutes', { value: [{ prefix: 'x', service: 'users' }], reason: 'try' }));

  assert.equal(reply.status, 400);
  const { errors } = reply.json<{ errors: { path: string; message: string }[] }>();
  assert.deepEqual([errors[0]?.path, /pattern/.test(errors[0]?.message ?? '')], ['/body/value/0/prefix', true]);
  assert.deepEqual(await house.events.all(configuration.events.configurationChanged), []);
});

test('setSetting: two operators on the same version: the second is told and nothing of hers is stored', async () => {
  await using house = await open();
  const change = (value: number) => set('gateway.upstreamTimeoutMs', { value, reason: 'race', expectedVersion: 0 });

  const replies = await Promise.all([500, 600, 700].map((value) => house.ask('configuration', change(value))));

  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409],
  );
  assert.equal(replies.find(({ status }) => status === 409)?.json()['code'], 'configuration-changed');
  assert.equal((await house.events.all(configuration.events.configurationChanged)).length, 1);
});

test('setSetting: concurrent changes without an expected version all count, one version each', async () => {
  await using house = await open();

  await Promise.all(
    [500, 600, 700, 800].map((value) => house.ask('configuration', set('gateway.upstreamTimeoutMs', { value, reason: 'many' }))),
  );

  const events = await house.events.until(configuration.events.configurationChanged, 4);
  assert.deepEqual(
    events.map(({ payload }) => payload.version),
    [1, 2, 3, 4],
  );
});

test('setSetting: the value that is there already makes no version and rings nobody', async () => {
  await using house = await open();
  await house.ask('configuration', set('gateway.extraRoutes', { value: [{ prefix: '/x', service: 'users' }], reason: 'first' }));

  const reply = await house.ask(
    'configuration',
    set('gateway.extraRoutes', { value: [{ service: 'users', prefix: '/x' }], reason: 'again' }),
  );

  assert.deepEqual([reply.json()['version'], reply.json()['changed']], [1, false]);
});

test('setSetting: a secret is nowhere in clear but with its own service: not in the table, the history, the screen or the event', async () => {
  await using house = await open();
  const secret = 'smtp://maya:hunter2canary@mail.example:587';
  await house.ask('configuration', set('notification.smtpUrl', { value: secret, reason: 'mail' }));

  const seen = await Promise.all(
    ['/v1/configuration', '/v1/configuration/notification', '/v1/configuration/notification/history'].map((path) =>
      house.ask('configuration', { as: operator(), path }),
    ),
  );
  const rows = await house.database.dbOf('configuration').many(
    sql<{
      row: string;
    }>`select v::text as row from configuration.setting_value as v union all select i::text from configuration.setting_change_item as i`,
  );
  const events = await house.events.all(configuration.events.configurationChanged);
  const own = await house.ask('configuration', { as: service('notification'), path: '/v1/configuration/notification/effective' });

  assert.ok(!JSON.stringify([seen.map(({ text }) => text), rows, events]).includes('hunter2'));
  assert.equal(rows.length, 2);
  assert.match(seen[1]?.text ?? '', /"effective":\{"fingerprint":"[0-9a-f]{12}"\}/);
  assert.deepEqual(own.json()['values'], { smtpUrl: secret });
});

test('setSetting: a sealed secret that is moved to another service opens nothing', async () => {
  await using house = await open();
  await house.ask('configuration', set('notification.smtpUrl', { value: 'smtp://a:b@c', reason: 'mail' }));
  const db = house.database.dbOf('configuration');
  await db.many(sql`insert into configuration.service_version (service, version) values ('gateway', 1)`);
  await db.many(sql`update configuration.setting_value set service = 'gateway'`);

  const stolen = await house.ask('configuration', { as: service('gateway'), path: '/v1/configuration/gateway/effective' });

  assert.equal(stolen.status, 500);
  assert.ok(!stolen.text.includes('smtp'));
});

test('setSetting: without a reason, for an unknown service or setting it is refused by name', async () => {
  await using house = await open();

  const noReason = await house.ask('configuration', set('gateway.upstreamTimeoutMs', { value: 900 }));
  const noService = await house.ask('configuration', set('kitchen.upstreamTimeoutMs', { value: 900, reason: 'why' }));
  const noSetting = await house.ask('configuration', set('gateway.constructor', { value: 900, reason: 'why' }));

  assert.deepEqual([noReason.status, noReason.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/body/reason']);
  assert.deepEqual([noService.status, noService.json()['code']], [404, 'no-such-service']);
  assert.deepEqual([noSetting.status, noSetting.json()['code']], [404, 'no-such-setting']);
});

test('setSetting: only operators change settings', async () => {
  await using house = await open();
  const body = { value: 900, reason: 'why' };

  const nobody = await house.ask('configuration', { method: 'PUT', path: '/v1/configuration/gateway/upstreamTimeoutMs', body });
  const somebody = await house.ask('configuration', set('gateway.upstreamTimeoutMs', body, person()));
  const aService = await house.ask('configuration', set('gateway.upstreamTimeoutMs', body, service('gateway')));

  assert.deepEqual([nobody.status, somebody.status, aService.status], [401, 403, 403]);
});
