import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openIdentity, PASSWORD } from '../../test/open-identity.ts';

const account = (change: Readonly<Record<string, unknown>> = {}) => ({
  accountId: randomUUID(),
  email: `${randomUUID()}@example.org`,
  password: PASSWORD,
  personId: randomUUID(),
  roles: ['person'],
  ...change,
});

test('createAccount: the same account twice changes nothing, and it is not active yet', async () => {
  await using house = await openIdentity();
  const body = account();
  const first = await house.asUsers('POST', '/v1/accounts', body);

  const second = await house.asUsers('POST', '/v1/accounts', body);

  assert.deepEqual([first.status, second.status, second.json()], [201, 201, { accountId: body.accountId }]);
  assert.equal((await house.asUsers('GET', `/v1/accounts/${body.accountId}`)).json()['status'], 'pending');
});

test('createAccount: an address that is taken is refused, whatever its case', async () => {
  await using house = await openIdentity();
  await house.asUsers('POST', '/v1/accounts', account({ email: 'ada@example.org' }));

  const reply = await house.asUsers('POST', '/v1/accounts', account({ email: 'Ada@Example.org' }));

  assert.deepEqual([reply.status, reply.json()['code']], [409, 'email-taken']);
});

test('createAccount: a very common password is refused, whatever its case', async () => {
  await using house = await openIdentity();

  const replies = [];
  for (const password of ['password1', 'Password123', 'QWERTYUIOP', '12345678', 'iloveyou2024'])
    replies.push(await house.asUsers('POST', '/v1/accounts', account({ password })));

  assert.deepEqual(
    replies.map((reply) => reply.json()['code']),
    Array(5).fill('password-too-common'),
  );
});

test('createAccount: long pass phrases with any letters work', async () => {
  await using house = await openIdentity();
  const body = account({ password: 'é'.repeat(120) });
  await house.asUsers('POST', '/v1/accounts', body);
  await house.asUsers('POST', `/v1/accounts/${body.accountId}/activation`);

  const composed = await house.tryPassword(body.email, 'e\u0301'.repeat(60) + 'é'.repeat(60));
  const shorter = await house.tryPassword(body.email, 'é'.repeat(119));

  assert.deepEqual([composed.status, shorter.status], [201, 401]);
});

test('createAccount: neither the public nor a service without the right may make one', async () => {
  await using house = await openIdentity();
  const { token } = await house.neighbour('gateway').tokens.asService('identity');

  const nobody = await house.ask('identity', { path: '/v1/accounts', body: account() });
  const gateway = await house.ask('identity', { path: '/v1/accounts', body: account(), token });

  assert.deepEqual([nobody.status, gateway.status], [401, 403]);
});
