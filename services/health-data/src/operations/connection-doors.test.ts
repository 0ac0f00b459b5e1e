import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openConnections } from '../../test/open-connections.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

test('listIntegrations: the catalogue tells what can be connected to and what is read from files', async () => {
  await using data = await openHealthData({});
  const { items } = await data.get<{ items: { id: string; delivers: string[]; doesNotDeliver: string[]; howToGet?: string[] }[] }>(
    '/v1/integrations',
  );

  assert.ok(items.some(({ id, delivers }) => id === 'oura' && delivers.includes('heart-rate')));
  const apple = items.find(({ id }) => id === 'apple-health');
  assert.match(apple?.howToGet?.join(' ') ?? '', /Export All Health Data/);
  assert.ok((apple?.doesNotDeliver.length ?? 0) > 0);
  assert.equal((await data.house.ask('health-data', { path: '/v1/integrations' })).status, 401);
});

test('setVendorClient: a person keeps a client of their own, its secret is never told again; clearVendorClient forgets it', async () => {
  await using data = await openHealthData({});
  const path = '/v1/people/me/vendor-clients/oura';
  const body = { clientId: 'mine', clientSecret: 'kept-secret' };
  const ask = async (method: 'PUT' | 'DELETE', to = path, sent?: object) =>
    await data.house.ask('health-data', { as: data.ada, method, path: to, ...(sent === undefined ? {} : { body: sent }) });

  const kept = await ask('PUT', path, body);
  assert.equal(kept.status, 200, kept.text);
  assert.equal(kept.json<{ clientId: string }>().clientId, 'mine');
  assert.ok(!kept.text.includes('kept-secret'));
  assert.equal((await ask('PUT', '/v1/people/me/vendor-clients/nobody', body)).status, 404);
  assert.equal((await ask('PUT', path, { clientId: '' })).status, 400);
  assert.equal((await ask('DELETE')).status, 204);
});

test('syncConnection: a connection of nobody is not found, and a stranger is not let in', async () => {
  await using data = await openHealthData({});
  const path = `/v1/people/me/connections/${randomUUID()}/sync`;

  assert.equal((await data.house.ask('health-data', { as: data.ada, method: 'POST', path })).status, 404);
  assert.equal((await data.house.ask('health-data', { method: 'POST', path })).status, 401);
});

test('followCallback: the browser is led on to the app with what the vendor sent, and with nothing else', async () => {
  await using data = await openHealthData({});
  const reply = await data.house.ask('health-data', { path: '/v1/connections/callback?state=s-1&code=c-1&other=x' });

  const told = `${reply.status} ${reply.text} ${JSON.stringify(reply.headers)}`;
  assert.ok(reply.status < 400, told);
  assert.ok(told.includes('s-1') && !told.includes('other=x'), told);
});

test('receiveHook, answerHook: a vendor that nobody has connected to is not expected to call', async () => {
  await using data = await openHealthData({});
  const call = async (integration: string) =>
    await data.house.ask('health-data', { method: 'POST', path: `/hooks/${integration}`, body: { event: 'x' } });

  assert.equal((await call('nobody')).status, 404);
  assert.equal((await call('oura')).status, 404);
  assert.equal((await data.house.ask('health-data', { path: '/hooks/nobody' })).status, 404);
  assert.ok((await data.house.ask('health-data', { path: '/hooks/strava?hub.mode=subscribe&hub.challenge=1' })).status >= 400);
});

test('beginConnection: a key that the vendor does not take begins nothing, and says why; a later one connects', async () => {
  const [vendor] = await simulatedVendors(['garmin']);
  assert.ok(vendor !== undefined);
  await using open = await openConnections([vendor], { historyDays: 3 });

  const refused = await open.begin('garmin', { apiKey: 'wrong' });
  const none = await open.begin('garmin', {});
  const { items } = await open.data.get<{ items: unknown[] }>('/v1/people/me/connections');

  assert.deepEqual([refused.status, refused.json()['code'], none.status], [409, 'vendor-refused', 400]);
  assert.match(String(refused.json()['detail']), /does not take this key/);
  assert.deepEqual(items, []);
  assert.equal((await open.connect('garmin')).state, 'active');
});
