import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock, operator, service, type TestHouse, type TestReply } from '@aceso/kit/testing';
import { openUsers, register, type Registered } from '../testing/surroundings.ts';

const issue = async (house: TestHouse): Promise<string | undefined> =>
  (await house.ask('users', { as: service('host'), method: 'POST', path: '/v1/operators/code' })).json<{ code?: string }>().code;
const claim = (house: TestHouse, code: string | undefined, email = 'op@example.org'): Promise<TestReply> =>
  house.ask('users', {
    path: '/v1/operators',
    body: { code: code ?? '', email, password: 'four unrelated words', displayName: 'Op', timeZone: 'UTC' },
  });

test('claimOperator: the code makes one operator, however often it is sent at once', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const code = await issue(house);

  const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => claim(house, code, `op${i}@example.org`)));

  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, 403, 403, 403, 403, 403, 403, 403],
  );
  assert.deepEqual(
    [...around.accounts.values()].map(({ roles }) => roles),
    [['person', 'operator']],
  );
});

test('claimOperator: a code as typed by a person, in small letters and without hyphens, is the same code', async () => {
  await using open = await openUsers();
  const code = await issue(open.house);

  const reply = await claim(open.house, code?.toLowerCase().replaceAll('-', ' '));

  assert.equal(reply.status, 201);
});

test('claimOperator: a wrong, an older and an expired code are refused alike', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  const older = await issue(house);
  const newer = await issue(house);

  const wrong = await claim(house, '00000-00000-00000-00000');
  const replaced = await claim(house, older);
  now.pass(30 * 60 + 1);
  const late = await claim(house, newer);

  assert.deepEqual(
    [wrong, replaced, late].map((reply) => reply.json()['code']),
    ['code-invalid', 'code-invalid', 'code-invalid'],
  );
});

test('claimOperator: a registration that was undone gives the code back', async () => {
  await using open = await openUsers();
  const { house } = open;
  await register(house, { email: 'op@example.org' });
  const code = await issue(house);

  const taken = await claim(house, code);
  const again = await claim(house, code, 'other@example.org');

  assert.equal(taken.json()['code'], 'email-taken');
  assert.equal(again.status, 201);
});

test('issueOperatorCode: there is no code any more once there is an operator, and only the host gets one', async () => {
  await using open = await openUsers();
  const { house } = open;

  const stranger = await house.ask('users', { as: operator(), method: 'POST', path: '/v1/operators/code' });
  await claim(house, await issue(house));
  const second = await issue(house);

  assert.equal(stranger.status, 403);
  assert.equal(second, undefined);
});

test('setPersonRoles: an operator makes another one; the last one cannot go, neither by role nor by erasure', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const op = (await claim(house, await issue(house))).json<Registered>();
  const ada = await register(house);
  const roles = (personId: string, wanted: readonly string[]): Promise<TestReply> =>
    house.ask('users', { as: operator(), method: 'PUT', path: `/v1/people/${personId}/roles`, body: { roles: wanted } });

  const alone = await roles(op.personId, ['person']);
  const erased = await house.ask('users', {
    as: { subject: op.accountId, roles: ['person', 'operator'], personId: op.personId },
    method: 'DELETE',
    path: '/v1/people/me?confirm=erase',
  });
  const made = await roles(ada.personId, ['person', 'operator']);
  const both = await Promise.all([roles(op.personId, ['person']), roles(ada.personId, ['person'])]);

  assert.deepEqual([alone.json()['code'], erased.json()['code']], ['last-operator', 'last-operator']);
  assert.deepEqual(made.json()['roles'], ['person', 'operator']);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  assert.equal([...around.accounts.values()].filter((account) => account.roles.includes('operator')).length, 1);
});

test('listPeople: pages through everybody once, oldest first, for operators only', async () => {
  const now = frozenClock();
  await using open = await openUsers({ now });
  const { house } = open;
  for (const name of ['a', 'b', 'c', 'd', 'e']) await register(house, { email: `${name}@example.org`, displayName: name });

  const names: string[] = [];
  for (let cursor = ''; ;) {
    const page = (await house.ask('users', { as: operator(), path: `/v1/people?limit=2${cursor}` })).json<{
      items: { displayName: string }[];
      next?: string;
    }>();
    names.push(...page.items.map(({ displayName }) => displayName));
    if (page.next === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  const person = await house.ask('users', {
    as: { subject: '019a0000-0000-7000-8000-000000000009', roles: ['person'] },
    path: '/v1/people',
  });
  const broken = await house.ask('users', { as: operator(), path: '/v1/people?cursor=nonsense' });

  assert.deepEqual(names.toSorted(), ['a', 'b', 'c', 'd', 'e']);
  assert.equal(new Set(names).size, 5);
  assert.equal(person.status, 403);
  assert.match(broken.text, /"\/query\/cursor"/);
});
