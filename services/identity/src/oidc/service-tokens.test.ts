import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audienceOf } from '@aceso/kit';
import { authorize, basic, postToken, redeem, secretOf } from '../../test/code-flow.ts';
import { claimsOf, headerOf, openIdentity, type OpenIdentity } from '../../test/open-identity.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

const serviceClient = (house: OpenIdentity, name: string): string => basic(`service:${name}`, secretOf(house, `service/${name}`));

const exchange = (house: OpenIdentity, as: string, subjectToken: string, target: string, change: Readonly<Record<string, string>> = {}) =>
  postToken(
    house,
    { grant_type: EXCHANGE, subject_token: subjectToken, subject_token_type: ACCESS_TOKEN, audience: target, ...change },
    serviceClient(house, as),
  );

test('client credentials: a service gets a token for one other service that speaks for itself', async () => {
  await using house = await openIdentity();

  const issued = await house.neighbour('users').tokens.asService('identity');

  const claims = claimsOf(issued.token);
  assert.deepEqual(
    [claims['sub'], claims['aud'], claims['roles'], claims['scope'], claims['iss']],
    ['service:users', 'urn:aceso:identity', ['service'], '*', 'http://aceso.test'],
  );
  assert.equal(headerOf(issued.token)['typ'], 'at+jwt');
  assert.ok(Number(claims['exp']) - Number(claims['iat']) <= 300);
});

test('client credentials: a wrong secret, an unknown service and an unknown audience get nothing', async () => {
  await using house = await openIdentity();
  const form = { grant_type: 'client_credentials', resource: 'urn:aceso:identity', scope: '*' };

  const wrong = await postToken(house, form, basic('service:users', secretOf(house, 'service/gateway')));
  const unknown = await postToken(house, form, basic('service:nobody', secretOf(house, 'service/nobody')));
  const elsewhere = await postToken(house, { ...form, resource: 'urn:aceso:nobody' }, serviceClient(house, 'users'));
  const asClient = await postToken(house, { ...form, resource: 'urn:aceso:api' }, serviceClient(house, 'users'));

  assert.deepEqual([wrong.status, unknown.status], [401, 401]);
  assert.deepEqual([elsewhere.body.error, asClient.body.error], ['invalid_target', 'invalid_target']);
});

test('token exchange: the gateway turns what a client holds into a token for one service, of the same person and session', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const held = (await redeem(house, await authorize(house, ada.email))).body.access_token ?? '';

  const reply = await exchange(house, 'gateway', held, audienceOf('health-data'));

  const claims = claimsOf(reply.body.access_token ?? '');
  const before = claimsOf(held);
  assert.equal(reply.body['issued_token_type'], ACCESS_TOKEN);
  assert.deepEqual(
    [claims['aud'], claims['sub'], claims['sid'], claims['jti'], claims['person_id'], claims['act']],
    ['urn:aceso:health-data', ada.accountId, before['sid'], before['jti'], ada.personId, undefined],
  );
  assert.ok(Number(claims['exp']) <= Number(before['exp']));
});

test('token exchange: a service passes a person on under its own name, and every further one is added', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const held = await house.forService((await house.signIn(ada.email)).accessToken, 'users');

  const first = await exchange(house, 'users', held, audienceOf('health-data'));
  const second = await exchange(house, 'health-data', first.body.access_token ?? '', audienceOf('identity'));

  assert.deepEqual(claimsOf(first.body.access_token ?? '')['act'], { sub: 'service:users' });
  assert.deepEqual(claimsOf(second.body.access_token ?? '')['act'], { sub: 'service:health-data', act: { sub: 'service:users' } });
});

test('token exchange: only the gateway takes tokens of clients, and a service only those of its own audience', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  const forUsers = await house.forService(accessToken, 'users');

  const byService = await exchange(house, 'users', accessToken, audienceOf('identity'));
  const ofAnother = await exchange(house, 'health-data', forUsers, audienceOf('identity'));
  const byGateway = await exchange(house, 'gateway', forUsers, audienceOf('identity'));
  const byWeb = await postToken(
    house,
    { grant_type: EXCHANGE, subject_token: accessToken, subject_token_type: ACCESS_TOKEN, audience: audienceOf('identity') },
    basic('aceso-web', secretOf(house, 'client/aceso-web')),
  );

  assert.deepEqual(
    [byService, ofAnother, byGateway].map(({ body }) => body.error),
    ['invalid_grant', 'invalid_grant', 'invalid_grant'],
  );
  assert.equal(byWeb.status, 400);
});

test('token exchange: a tampered token, an ID token, another audience and a missing type are refused', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const tokens = await redeem(house, await authorize(house, ada.email));
  const held = tokens.body.access_token ?? '';
  const [head = '', body = '', signature = ''] = held.split('.');
  const flipped = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  const unsigned = `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')}.${body}.`;
  const target = audienceOf('identity');

  const bad = [
    await exchange(house, 'gateway', flipped, target),
    await exchange(house, 'gateway', unsigned, target),
    await exchange(house, 'gateway', tokens.body.id_token ?? '', target),
  ];
  const elsewhere = [
    await exchange(house, 'gateway', held, 'urn:aceso:api'),
    await exchange(house, 'gateway', held, target, { resource: audienceOf('users') }),
  ];
  const untyped = await exchange(house, 'gateway', held, target, { subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' });

  assert.deepEqual(
    bad.map(({ body: reply }) => reply.error),
    ['invalid_grant', 'invalid_grant', 'invalid_grant'],
  );
  assert.deepEqual(
    elsewhere.map(({ body: reply }) => reply.error),
    ['invalid_target', 'invalid_target'],
  );
  assert.equal(untyped.body.error, 'invalid_request');
});

test('token exchange: an expired token is refused, and a new one never outlives the old', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs) });
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  clock.offsetMs = 200_000;
  const late = await exchange(house, 'gateway', accessToken, audienceOf('identity'));
  clock.offsetMs = 301_000;

  const expired = await exchange(house, 'gateway', accessToken, audienceOf('identity'));

  assert.ok((late.body.expires_in ?? 0) <= 100, String(late.body.expires_in));
  assert.equal(expired.body.error, 'invalid_grant');
});

test('token exchange: roles are those of now, not those of when the client got its token', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ roles: ['person', 'operator'] });
  const { accessToken } = await house.signIn(ada.email);
  await house.asUsers('PUT', `/v1/accounts/${ada.accountId}/roles`, { roles: ['person'] });

  const reply = await exchange(house, 'gateway', accessToken, audienceOf('monitoring'));

  assert.deepEqual(claimsOf(reply.body.access_token ?? '')['roles'], ['person']);
});

test('token exchange: dashboard gets a token for itself in place of one that it keeps for a browser, and none for anybody else', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const ofBrowser = (await redeem(house, await authorize(house, ada.email))).body.access_token ?? '';
  const { accessToken: ofProgram } = await house.signIn(ada.email);

  const own = await exchange(house, 'dashboard', ofBrowser, audienceOf('dashboard'));
  const refused = [
    await exchange(house, 'dashboard', ofBrowser, audienceOf('users')),
    await exchange(house, 'dashboard', ofProgram, audienceOf('dashboard')),
    await exchange(house, 'users', ofBrowser, audienceOf('users')),
  ];

  const claims = claimsOf(own.body.access_token ?? '');
  assert.deepEqual([claims['aud'], claims['sub'], claims['act']], ['urn:aceso:dashboard', ada.accountId, undefined]);
  assert.deepEqual(
    refused.map(({ body }) => body.error),
    ['invalid_grant', 'invalid_grant', 'invalid_grant'],
  );
});
