import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configuration } from '@aceso/contracts/configuration';
import { sql } from '@aceso/kit';
import { operator, service, testHouse, type TestHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

const open = () => testHouse({ modules: [configurationModule] });
const set = async (house: TestHouse, setting: string, value: unknown) =>
  await house.ask('configuration', {
    as: operator(),
    method: 'PUT',
    path: `/v1/configuration/notification/${setting}`,
    body: { value, reason: 'step' },
  });
const back = async (house: TestHouse, toVersion: number, more: object = {}) =>
  await house.ask('configuration', {
    as: operator(),
    path: '/v1/configuration/notification/rollback',
    body: { toVersion, reason: 'it was better', ...more },
  });
const effective = async (house: TestHouse) =>
  (await house.ask('configuration', { as: service('notification'), path: '/v1/configuration/notification/effective' })).json()['values'];

test('rollback: all values of that version at once, secrets too, as a new version with one event', async () => {
  await using house = await open();
  await set(house, 'mailAttempts', 3);
  await set(house, 'smtpUrl', 'smtp://one');
  await set(house, 'smtpUrl', 'smtp://two');
  await set(house, 'mailFrom', 'other@localhost');
  await set(house, 'mailAttempts', 9);

  const reply = await back(house, 2);

  assert.deepEqual(reply.json(), { service: 'notification', version: 6, changed: true, names: ['mailAttempts', 'mailFrom', 'smtpUrl'] });
  assert.deepEqual(await effective(house), { mailAttempts: 3, smtpUrl: 'smtp://one' });
  const events = await house.events.all(configuration.events.configurationChanged);
  assert.deepEqual(events.at(-1)?.payload.names, ['mailAttempts', 'mailFrom', 'smtpUrl']);
});

test('rollback: version 0 is a service that was never changed, and a rollback can be rolled back', async () => {
  await using house = await open();
  await set(house, 'mailAttempts', 3);

  await back(house, 0);
  assert.deepEqual(await effective(house), {});
  await back(house, 1);

  assert.deepEqual(await effective(house), { mailAttempts: 3 });
});

test('rollback: to a version that never was, or past a change of somebody else, is refused', async () => {
  await using house = await open();
  await set(house, 'mailAttempts', 3);

  const future = await back(house, 2);
  const stale = await back(house, 0, { expectedVersion: 0 });

  assert.deepEqual([future.status, future.json()['code']], [404, 'no-such-version']);
  assert.deepEqual([stale.status, stale.json()['code']], [409, 'configuration-changed']);
  assert.deepEqual(await effective(house), { mailAttempts: 3 });
});

test('rollback: a value that the schema forbids by now stops it whole', async () => {
  await using house = await open();
  await set(house, 'mailAttempts', 3);
  await set(house, 'mailFrom', 'other@localhost');
  await house.database.dbOf('configuration').many(sql`
    update configuration.setting_change_item set after = '{"value": 4711}' where setting = 'mailAttempts'`);

  const reply = await back(house, 1);

  assert.deepEqual([reply.status, reply.json()['code']], [409, 'version-no-longer-fits']);
  assert.deepEqual(await effective(house), { mailAttempts: 3, mailFrom: 'other@localhost' });
});
