import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import { users } from '@aceso/contracts/users';
import { sql, unavailable } from '@aceso/kit';
import { quietBus, type TestHouse, type TestReply } from '@aceso/kit/testing';
import { openUsers, register } from '../testing/surroundings.ts';

type Erasure = { erasureId: string; status: string; receipts: { service: string; rows: number }[] };
const erase = (house: TestHouse, as: { subject: string; roles: ['person']; personId: string }): Promise<TestReply> =>
  house.ask('users', { as, method: 'DELETE', path: '/v1/people/me?confirm=erase' });

test('erasePerson: every service erases, identity after those with data, users last; receipts stay and nothing of the person does', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const ada = await register(house);
  await house.ask('users', {
    as: ada.as,
    method: 'PATCH',
    path: '/v1/people/me',
    body: { displayName: 'Canary Bird' },
    headers: { 'idempotency-key': 'k1' },
  });
  around.calls.length = 0;

  const asked = await erase(house, ada.as);
  await house.events.until(users.events.personErased);

  assert.equal(asked.status, 202);
  assert.deepEqual(around.calls, [
    'health-data.erasePerson',
    'recommendation.erasePerson',
    'notification.erasePerson',
    'analytics.erasePerson',
    'identity.deleteAccount',
  ]);
  const end = (await house.ask('users', { path: `/v1/erasures/${asked.json<Erasure>().erasureId}` })).json<Erasure>();
  assert.equal(end.status, 'done');
  assert.deepEqual(end.receipts.map(({ service }) => service).toSorted(), [
    'analytics',
    'health-data',
    'identity',
    'notification',
    'recommendation',
    'users',
  ]);
  assert.ok((end.receipts.find(({ service }) => service === 'users')?.rows ?? 0) >= 4);
  assert.doesNotMatch(await dump(house), /Canary Bird|Ada|ada@example|Zurich/);
  assert.equal(around.accounts.size, 0);
});

test('erasePerson: from the answer on nobody reads the person, shares have ended, and asking again is the same erasure', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const [ada, clarke] = [await register(house), await register(house, { email: 'clarke@example.org' })];
  await house.ask('users', {
    as: ada.as,
    path: '/v1/people/me/shares',
    body: { email: 'clarke@example.org', relation: 'clinician', categories: ['*'] },
  });
  await house.settle();
  let away = true;
  around.trouble = (call) => {
    if (away && call === 'health-data.erasePerson') throw unavailable('away');
  };

  const asked = (await erase(house, ada.as)).json<Erasure>();
  await house.settle();
  const reads = await Promise.all(
    ['', '/consents', '/shares', '/access-log'].map((path) => house.ask('users', { as: ada.as, path: `/v1/people/me${path}` })),
  );
  const byOther = await house.ask('users', { as: clarke.as, path: `/v1/people/${ada.personId}` });
  const again = (await erase(house, ada.as)).json<Erasure>();
  away = false;
  await house.events.until(users.events.personErased);

  assert.deepEqual(
    reads.map(({ status }) => status),
    [404, 404, 404, 404],
  );
  assert.ok([403, 404].includes(byOther.status));
  assert.equal(again.erasureId, asked.erasureId);
  assert.deepEqual([asked.status, again.status], ['running', 'running']);
  assert.equal((await house.events.all(users.events.shareRevoked)).length, 1);
  assert.equal((await house.events.all(users.events.personErased)).length, 1);
});

test('erasePerson: an event about the person that comes late leaves no line behind', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);
  await erase(house, ada.as);
  await house.events.until(users.events.personErased);
  const bus = quietBus('users', () => new Date());
  await house.database.dbOf('users').tx((tx) =>
    bus.append(tx, dataAccessed, ada.personId, {
      personId: ada.personId,
      subject: 'someone',
      operation: 'x.y',
      at: '2026-03-01T08:00:00.000Z',
    }),
  );

  await house.settle();

  assert.equal((await house.database.dbOf('users').many(sql`select 1 from users.access_entry`)).length, 0);
});

test('erasePerson: without the word erase nothing happens, and nobody erases somebody else', async () => {
  await using open = await openUsers();
  const { house } = open;
  const [ada, bob] = [await register(house), await register(house, { email: 'bob@example.org' })];

  const silent = await house.ask('users', { as: ada.as, method: 'DELETE', path: '/v1/people/me' });
  const foreign = await house.ask('users', { as: bob.as, method: 'DELETE', path: `/v1/people/${ada.personId}?confirm=erase` });

  assert.deepEqual([silent.status, foreign.status], [400, 403]);
  assert.match(silent.text, /"\/query\/confirm"/);
  assert.equal((await house.ask('users', { as: ada.as, path: '/v1/people/me' })).status, 200);
});

async function dump(house: TestHouse): Promise<string> {
  const db = house.database.dbOf('users');
  const tables = await db.many(
    sql<{ name: string }>`select t.table_name as name from information_schema.tables as t where t.table_schema = 'users'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => db.many({ text: `select to_jsonb(t) as row from users."${name}" as t`, values: [] })),
  );
  return JSON.stringify(rows);
}
