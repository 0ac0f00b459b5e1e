import assert from 'node:assert/strict';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { forbidden, sql, unavailable } from '@aceso/kit';
import { form, openUsers, register, type Registered } from '../testing/surroundings.ts';

const STEPS = ['identity.createAccount', 'notification.setDefaults', 'identity.activateAccount'];

test('registerPerson: account, profile, defaults and consents exist when it answers 201', async () => {
  await using open = await openUsers();
  const { house, around } = open;

  const ada = await register(house, {
    birthYear: 1990,
    sex: 'female',
    country: 'US',
    consents: ['storage-and-advice', 'research-statistics'],
  });

  assert.equal(ada.status, 'done');
  assert.equal(around.accounts.get(ada.accountId)?.active, true);
  assert.ok(around.withDefaults.has(ada.personId));
  const profile = (await house.ask('users', { as: ada.as, path: '/v1/people/me' })).json();
  assert.deepEqual(
    { ...profile, createdAt: undefined },
    {
      personId: ada.personId,
      displayName: 'Ada',
      birthYear: 1990,
      sex: 'female',
      units: { weight: '[lb_av]', height: '[in_i]', glucose: 'mg/dL', temperature: '[degF]', distance: '[mi_i]' },
      timeZone: 'Europe/Zurich',
      language: 'en',
      country: 'US',
      roles: ['person'],
      createdAt: undefined,
      version: 1,
    },
  );
  const [registered] = await house.events.all(users.events.personRegistered);
  assert.deepEqual(registered?.payload, { personId: ada.personId });
  assert.deepEqual(
    (await house.events.all(users.events.consentDecided)).map(({ payload }) => payload.purpose),
    ['storage-and-advice', 'research-statistics'],
  );
  const { items } = (await house.ask('users', { as: ada.as, path: '/v1/people/me/consents' })).json<{ items: { purpose: string }[] }>();
  assert.deepEqual(
    items.map(({ purpose }) => purpose),
    ['research-statistics', 'storage-and-advice'],
  );
});

test('registerPerson: neither address, password nor profile stays in the rows of a registration that has ended', async () => {
  await using open = await openUsers();
  const { house } = open;

  await register(house);

  const rows = await house.database.dbOf('users').many(sql<{ saga: object; draft: unknown; sealed: unknown }>`
    select s.state as saga, r.draft, r.sealed from users.saga as s join users.registration as r on r.registration_id::text = s.id`);
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.draft, null);
  assert.equal(rows[0]?.sealed, null);
  assert.doesNotMatch(JSON.stringify(rows), /ada@|Ada|words/);
});

test('registerPerson: while it runs, the password is unreadable in the database', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  let dump = '';
  around.trouble = async (call) => {
    if (call !== 'identity.createAccount') return;
    const rows = await house.database
      .dbOf('users')
      .many(sql`select s.state, r.draft, encode(r.sealed, 'escape') as sealed from users.saga as s, users.registration as r`);
    dump = JSON.stringify(rows);
  };

  await register(house);

  assert.match(dump, /sealed/);
  assert.doesNotMatch(dump, /four unrelated words|ada@example/);
});

test('registerPerson: an address that is taken is 409 and names the field, and the first account stays', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const first = await register(house);

  const reply = await house.ask('users', { path: '/v1/people', body: form({ email: 'ADA@example.org', displayName: 'Other' }) });

  assert.equal(reply.status, 409);
  assert.equal(reply.json()['code'], 'email-taken');
  assert.match(reply.text, /"\/body\/email"/);
  assert.deepEqual([...around.accounts.keys()], [first.accountId]);
  assert.equal(around.accounts.get(first.accountId)?.active, true);
});

test('registerPerson: of twenty at once with one address exactly one gets through and nothing of the others is left', async () => {
  await using open = await openUsers();
  const { house, around } = open;

  const replies = await Promise.all(Array.from({ length: 20 }, () => house.ask('users', { path: '/v1/people', body: form() })));
  const won = replies.filter(({ status }) => status === 201).map((reply) => reply.json<Registered>());

  assert.equal(won.length, 1);
  assert.deepEqual(new Set(replies.filter(({ status }) => status !== 201).map(({ status }) => status)), new Set([409]));
  const people = await house.database.dbOf('users').many(sql<{ person_id: string }>`select p.person_id from users.person as p`);
  assert.deepEqual(
    people.map(({ person_id }) => person_id),
    [won[0]?.personId],
  );
  assert.equal(around.accounts.size, 1);
  assert.equal(around.withDefaults.size, 1);
});

for (const step of STEPS) {
  test(`registerPerson: an answer of ${step} that is lost is asked for again and has one effect`, async () => {
    await using open = await openUsers();
    const { house, around } = open;
    let lost = 0;
    around.trouble = (call) => {
      // Four in a row: more than the client repeats by itself.
      if (call === step && lost++ < 4) throw unavailable('away');
    };

    const ada = await register(house);

    assert.equal(ada.status, 'done');
    assert.ok(lost > 1);
    assert.equal(around.accounts.size, 1);
    assert.equal((await house.events.all(users.events.personRegistered)).length, 1);
  });

  test(`registerPerson: when ${step} refuses after its work, all of it is undone and 503 says so`, async () => {
    await using open = await openUsers();
    const { house, around } = open;
    around.trouble = (call) => {
      if (call === step) throw forbidden();
    };

    const reply = await house.ask('users', { path: '/v1/people', body: form() });

    assert.equal(reply.json()['code'], 'unavailable');
    assert.equal(around.accounts.size, 0);
    assert.equal(around.withDefaults.size, 0);
    assert.equal((await house.database.dbOf('users').many(sql`select 1 from users.person`)).length, 0);
    assert.equal((await house.events.all(users.events.personRegistered)).length, 0);
  });
}

test('registerPerson: input that cannot work is refused with the field before anything is stored', async () => {
  await using open = await openUsers();
  const { house, around } = open;
  const refusals = await Promise.all(
    [
      form({ timeZone: 'Europe/Nowhere' }),
      form({ timeZone: '+02:00' }),
      form({ consents: [] }),
      form({ email: 'no address' }),
      form({ password: 'short' }),
      form({ roles: ['operator'] }),
      form({ password: 'password' }),
    ].map((body) => house.ask('users', { path: '/v1/people', body })),
  );

  assert.deepEqual(
    refusals.map((reply) => [reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path]),
    [
      [422, '/body/timeZone'],
      [422, '/body/timeZone'],
      [422, '/body/consents'],
      [400, '/body/email'],
      [400, '/body/password'],
      [400, '/body/roles'],
      [422, '/body/password'],
    ],
  );
  assert.equal(around.accounts.size, 0);
});

test('registerPerson: a closed installation takes nobody, and takes people again as soon as the setting changes', async () => {
  await using open = await openUsers({ settings: { registrationOpen: false } });
  const { house } = open;

  const closed = await house.ask('users', { path: '/v1/people', body: form() });
  house.settings('users').set('registrationOpen', true);
  const opened = await house.ask('users', { path: '/v1/people', body: form() });

  assert.equal(closed.json()['code'], 'registration-closed');
  assert.equal(opened.status, 201);
});

test('getRegistration: tells the end of a registration, and 404 for an id that nobody got', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);

  const known = await house.ask('users', { path: `/v1/registrations/${ada.registrationId}` });
  const unknown = await house.ask('users', { path: `/v1/registrations/${ada.personId}` });

  assert.equal(known.json()['status'], 'done');
  assert.equal(unknown.json()['code'], 'no-such-registration');
});
