import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import { users } from '@aceso/contracts/users';
import { frozenClock, quietBus, type TestHouse, type TestReply } from '@aceso/kit/testing';
import { openUsers, register } from '../testing/surroundings.ts';

type Shared = { shareId: string; items: { personName: string; granteeName: string; categories: string[]; shareId: string }[] };
const share = (house: TestHouse, as: Parameters<TestHouse['ask']>[1]['as'], body: object): Promise<TestReply> =>
  house.ask('users', {
    ...(as === undefined ? {} : { as }),
    path: '/v1/people/me/shares',
    body: { relation: 'clinician', categories: ['profile'], ...body },
  });

test('createShare: the grantee sees it, may read what it covers, and appears in the access log with a name', async () => {
  await using open = await openUsers();
  const { house } = open;
  const [ada, clarke] = [await register(house), await register(house, { email: 'clarke@example.org', displayName: 'Dr Clarke' })];

  const created = await share(house, ada.as, { email: 'clarke@example.org' });
  await house.settle();
  const received = (await house.ask('users', { as: clarke.as, path: '/v1/shares' })).json<Shared>();
  const read = await house.ask('users', { as: clarke.as, path: `/v1/people/${ada.personId}` });
  await house.settle();
  const log = (await house.ask('users', { as: ada.as, path: '/v1/people/me/access-log' })).json<{ items: object[] }>();

  assert.equal(created.status, 201);
  assert.deepEqual(
    received.items.map(({ personName, granteeName, categories }) => ({ personName, granteeName, categories })),
    [{ personName: 'Ada', granteeName: 'Dr Clarke', categories: ['profile'] }],
  );
  assert.equal(read.status, 200);
  assert.deepEqual(
    log.items.map((entry) => ({ ...entry, at: '' })),
    [{ at: '', subject: clarke.accountId, subjectName: 'Dr Clarke', operation: 'users.getProfile', category: 'profile' }],
  );
});

test('revokeShare: the grantee is refused from then on, and the end is told once', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  const [ada, clarke] = [await register(house), await register(house, { email: 'clarke@example.org' })];
  const { shareId } = (await share(house, ada.as, { email: 'clarke@example.org' })).json<Shared>();
  await house.settle();

  const ended = await house.ask('users', { as: ada.as, method: 'DELETE', path: `/v1/people/me/shares/${shareId}` });
  const again = await house.ask('users', { as: ada.as, method: 'DELETE', path: `/v1/people/me/shares/${shareId}` });
  await house.settle();
  const read = await house.ask('users', { as: clarke.as, path: `/v1/people/${ada.personId}` });

  assert.deepEqual([ended.status, again.status, again.json()['code'], read.status], [204, 404, 'no-such-share', 403]);
  assert.equal((await house.events.all(users.events.shareRevoked)).length, 1);
});

test('revokeShare: nobody ends the share of somebody else', async () => {
  await using open = await openUsers();
  const { house } = open;
  const [ada, clarke] = [await register(house), await register(house, { email: 'clarke@example.org' })];
  const { shareId } = (await share(house, ada.as, { email: 'clarke@example.org' })).json<Shared>();

  const own = await house.ask('users', { as: clarke.as, method: 'DELETE', path: `/v1/people/me/shares/${shareId}` });
  const foreign = await house.ask('users', { as: clarke.as, method: 'DELETE', path: `/v1/people/${ada.personId}/shares/${shareId}` });

  assert.deepEqual([own.status, foreign.status], [404, 403]);
});

test('createShare: unknown address, own address, unknown category and a past end are refused by field', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  const ada = await register(house);
  await register(house, { email: 'clarke@example.org' });

  const unknown = await share(house, ada.as, { email: 'nobody@example.org' });
  const self = await share(house, ada.as, { email: 'ada@example.org' });
  const category = await share(house, ada.as, { email: 'clarke@example.org', categories: ['heart', 'hart'] });
  const past = await share(house, ada.as, { email: 'clarke@example.org', expiresAt: '2026-02-28T00:00:00Z' });

  assert.deepEqual([unknown.status, unknown.json()['code']], [404, 'no-such-account']);
  assert.match(self.text, /"\/body\/email"/);
  assert.match(category.text, /"\/body\/categories\/1"/);
  assert.match(past.text, /"\/body\/expiresAt"/);
});

test('listShares: a share that has run out is in no list', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  const [ada, clarke] = [await register(house), await register(house, { email: 'clarke@example.org' })];
  await share(house, ada.as, { email: 'clarke@example.org', expiresAt: '2026-03-01T09:00:00Z' });
  const count = async (path: string, as = ada.as): Promise<number> => (await house.ask('users', { as, path })).json<Shared>().items.length;

  const before = [await count('/v1/people/me/shares'), await count('/v1/shares', clarke.as)];
  now.pass(3600);
  const after = [await count('/v1/people/me/shares'), await count('/v1/shares', clarke.as)];

  assert.deepEqual(
    [before, after],
    [
      [1, 1],
      [0, 0],
    ],
  );
});

test('listAccessLog: newest first, paged without gap or repeat, one line an event even when told twice', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  const ada = await register(house);
  const bus = quietBus('users', now);
  for (let i = 0; i < 5; i += 1)
    await house.database.dbOf('users').tx((tx) =>
      bus.append(tx, dataAccessed, ada.personId, {
        personId: ada.personId,
        subject: 'someone',
        operation: `op.${i}`,
        at: `2026-03-01T08:00:0${i}.000Z`,
      }),
    );
  await house.settle();

  const operations: string[] = [];
  for (let cursor = ''; ;) {
    const page = (await house.ask('users', { as: ada.as, path: `/v1/people/me/access-log?limit=2${cursor}` })).json<{
      items: { operation: string }[];
      next?: string;
    }>();
    operations.push(...page.items.map(({ operation }) => operation));
    if (page.next === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }

  assert.deepEqual(operations, ['op.4', 'op.3', 'op.2', 'op.1', 'op.0']);
});
