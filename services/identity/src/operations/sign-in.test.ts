import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { claimsOf, headerOf, openIdentity, PASSWORD } from '../../test/open-identity.ts';

test('signIn: a right password opens a session with a token for the gateway only', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ email: 'ada@example.org', roles: ['person', 'clinician'] });

  const reply = await house.tryPassword(' ADA@example.org'.trim(), PASSWORD);

  assert.equal(reply.status, 201);
  const { accessToken, expiresIn, personId, roles, sessionId } = reply.json<Record<string, string>>();
  assert.deepEqual({ expiresIn, personId, roles }, { expiresIn: 300, personId: ada.personId, roles: ['person', 'clinician'] });
  const claims = claimsOf(accessToken!);
  assert.deepEqual(
    [claims['aud'], claims['sub'], claims['sid'], headerOf(accessToken!)['typ']],
    ['urn:aceso:api', ada.accountId, sessionId, 'at+jwt'],
  );
});

test('signIn: unknown address, wrong password and an account that is not active are told apart by nothing', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const pending = await house.someone({ active: false });

  const replies = [
    await house.tryPassword('nobody@example.org', PASSWORD),
    await house.tryPassword(ada.email, 'not the password'),
    await house.tryPassword(pending.email, PASSWORD),
  ];

  assert.deepEqual(
    replies.map(({ status }) => status),
    [401, 401, 401],
  );
  assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
  assert.equal(replies[0]?.json()['code'], 'sign-in-failed');
});

test('signIn: after the limit even the right password waits, and so does an address that nobody has', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({
    now: () => new Date(Date.now() + clock.offsetMs),
    settings: { signInAttemptsPerQuarterHour: 3 },
  });
  const ada = await house.someone();
  for (let tries = 0; tries < 3; tries++) await house.tryPassword(ada.email, 'wrong');
  for (let tries = 0; tries < 3; tries++) await house.tryPassword('nobody@example.org', 'wrong');

  const known = await house.tryPassword(ada.email, PASSWORD);
  const unknown = await house.tryPassword('nobody@example.org', PASSWORD);
  clock.offsetMs = 15 * 60_000 + 1000;
  const later = await house.tryPassword(ada.email, PASSWORD);

  assert.deepEqual([known.status, unknown.status, later.status], [429, 429, 201]);
  assert.equal(known.json()['code'], 'too-many-attempts');
  const wait = Number(known.headers['retry-after']);
  assert.ok(wait > 0 && wait <= 900, String(wait));
});

test('signIn: guesses that come all at once do not slip through', async () => {
  await using house = await openIdentity({ settings: { signInAttemptsPerQuarterHour: 3 } });
  const ada = await house.someone();

  const replies = await Promise.all(Array.from({ length: 12 }, () => house.tryPassword(ada.email, 'wrong')));

  assert.equal(replies.filter(({ status }) => status === 401).length, 3);
  assert.equal(replies.filter(({ status }) => status === 429).length, 9);
});

test('signIn: strangers who guess from many addresses are stopped, the owner at a known place is not', async () => {
  await using house = await openIdentity({ settings: { signInAttemptsPerQuarterHour: 3 } });
  const ada = await house.someone();
  const home = { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'home' };
  await house.tryPassword(ada.email, PASSWORD, home);
  const guesses = [];
  for (let n = 1; n <= 18; n++)
    guesses.push((await house.tryPassword(ada.email, 'wrong', { 'x-forwarded-for': `198.51.100.${n}` })).status);

  const owner = await house.tryPassword(ada.email, PASSWORD, home);

  assert.deepEqual([guesses[0], guesses.at(-1)], [401, 429]);
  assert.equal(owner.status, 201);
});

test('signIn: one address that tries many accounts is stopped', async () => {
  await using house = await openIdentity({ settings: { signInAttemptsPerQuarterHour: 3 } });

  const statuses = [];
  for (let n = 0; n < 17; n++) statuses.push((await house.tryPassword(`person${n}@example.org`, 'wrong')).status);

  assert.deepEqual([statuses[14], statuses[15]], [401, 429]);
});

test('signIn: a sign-in from a new place is announced, the first one and a known one are not', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  await house.tryPassword(ada.email, PASSWORD, { 'x-forwarded-for': '203.0.113.7' });
  await house.tryPassword(ada.email, PASSWORD, { 'x-forwarded-for': '203.0.113.99' });

  await house.tryPassword(ada.email, PASSWORD, { 'x-forwarded-for': '198.51.100.1' });

  const noticed = await house.events.until(identity.events.signInNoticed);
  assert.deepEqual(
    noticed.map(({ payload }) => [payload.accountId, payload.personId]),
    [[ada.accountId, ada.personId]],
  );
});

test('signIn: a broken body names the field', async () => {
  await using house = await openIdentity();

  const reply = await house.ask('identity', { path: '/v1/sessions', body: { email: 'not-an-address', password: 'x' } });

  assert.equal(reply.status, 400);
  assert.match(reply.text, /"path":"\/body\/email"/);
});
