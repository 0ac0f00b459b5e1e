import assert from 'node:assert/strict';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { person, service } from '@aceso/kit/testing';
import { openUsers, register } from '../testing/surroundings.ts';

test('changeProfile: only the given fields change, the version counts up, and the event names them', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);

  const changed = await house.ask('users', {
    as: ada.as,
    method: 'PATCH',
    path: '/v1/people/me',
    body: { heightCm: 171.5, displayName: 'Ada' },
  });
  const same = await house.ask('users', { as: ada.as, method: 'PATCH', path: '/v1/people/me', body: { heightCm: 171.5 } });

  assert.deepEqual([changed.json()['heightCm'], changed.json()['version'], same.json()['version']], [171.5, 2, 2]);
  const events = await house.events.all(users.events.personUpdated);
  assert.deepEqual(
    events.map(({ payload }) => payload.fields),
    [['heightCm']],
  );
});

test('changeProfile: twenty changes at once are twenty versions', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);

  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      house.ask('users', { as: ada.as, method: 'PATCH', path: '/v1/people/me', body: { heightCm: 150 + i } }),
    ),
  );

  assert.equal((await house.ask('users', { as: ada.as, path: '/v1/people/me' })).json()['version'], 21);
});

test('changeProfile: an unknown zone and an unknown field are refused by name', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);

  const zone = await house.ask('users', { as: ada.as, method: 'PATCH', path: '/v1/people/me', body: { timeZone: 'Mars/Olympus' } });
  const field = await house.ask('users', { as: ada.as, method: 'PATCH', path: '/v1/people/me', body: { roles: ['operator'] } });

  assert.deepEqual([zone.status, zone.json()['code']], [422, 'time-zone-unknown']);
  assert.deepEqual([field.status, field.json()['code']], [400, 'input-invalid']);
});

test('getProfile: somebody else is refused, a service that needs it is not, and nobody is 404', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);

  const other = await house.ask('users', { as: person(), path: `/v1/people/${ada.personId}` });
  const advisor = await house.ask('users', { as: service('recommendation'), path: `/v1/people/${ada.personId}` });
  const gateway = await house.ask('users', { as: service('gateway'), path: `/v1/people/${ada.personId}` });
  const nobody = await house.ask('users', { as: person(), path: '/v1/people/me' });

  assert.deepEqual([other.status, advisor.status, gateway.status, nobody.status], [403, 200, 403, 404]);
});

test('getContact: notification learns address, zone and name; nobody else does', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house, { country: 'CH' });
  const path = `/v1/people/${ada.personId}/contact`;

  const contact = await house.ask('users', { as: service('notification'), path });
  const self = await house.ask('users', { as: ada.as, path });

  assert.deepEqual(contact.json(), {
    personId: ada.personId,
    email: 'ada@example.org',
    displayName: 'Ada',
    language: 'en',
    timeZone: 'Europe/Zurich',
    country: 'CH',
  });
  assert.equal(self.status, 403);
});

test('decideConsent: giving, giving again and withdrawing are two decisions, each with its event', async () => {
  await using open = await openUsers();
  const { house } = open;
  const ada = await register(house);
  const decide = (granted: boolean) =>
    house.ask('users', { as: ada.as, method: 'PUT', path: '/v1/people/me/consents/research-statistics', body: { granted } });

  const given = (await decide(true)).json();
  const again = (await decide(true)).json();
  const withdrawn = (await decide(false)).json();

  assert.deepEqual(again, given);
  assert.equal(withdrawn['granted'], false);
  const events = (await house.events.all(users.events.consentDecided))
    .map(({ payload }) => payload)
    .filter(({ purpose }) => purpose === 'research-statistics');
  assert.deepEqual(
    events.map(({ granted }) => granted),
    [true, false],
  );
});
