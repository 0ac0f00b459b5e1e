import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { claimsOf, openIdentity } from '../../test/open-identity.ts';

interface Made {
  readonly token: string;
  readonly details: { readonly tokenId: string };
}
const wish = (scopes: readonly string[]) => ({ name: 'script', scopes, expiresInDays: 1 });

test('createApiToken: the gateway exchanges it for a token with just its scopes', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);

  const made = await house.askAs(accessToken, 'POST', '/v1/api-tokens', wish(['health-data:samples:read', 'recommendation:*']));

  assert.equal(made.status, 201, made.text);
  const { token, details } = made.json<Made>();
  assert.match(token, /^aceso_[0-9a-f]{32}_/);
  const claims = claimsOf(await house.forService(token, 'health-data'));
  assert.deepEqual(
    [claims['sub'], claims['person_id'], claims['scope'], claims['jti'], claims['sid']],
    [ada.accountId, ada.personId, 'health-data:samples:read recommendation:*', details.tokenId, undefined],
  );
});

test('createApiToken: only a hash is kept', async () => {
  await using house = await openIdentity();
  const { accessToken } = await house.signIn((await house.someone()).email);
  const { token } = (await house.askAs(accessToken, 'POST', '/v1/api-tokens', wish(['*']))).json<Made>();

  const row = await house.database.dbOf('identity').one(sql<{ all: string }>`select to_jsonb(t)::text as all from identity.api_token as t`);

  // The secret is in base64url, which has underscores of its own.
  const secret = token.replace(/^aceso_[0-9a-f]{32}_/, '');
  assert.ok(secret.length >= 32);
  assert.equal(row?.all.includes(secret), false);
});

test('createApiToken: what the owner does not hold cannot be given, and the answer names it', async () => {
  await using house = await openIdentity();
  const { accessToken } = await house.signIn((await house.someone()).email);

  const reply = await house.askAs(
    accessToken,
    'POST',
    '/v1/api-tokens',
    wish(['health-data:samples:read', 'configuration:*', 'made:up:thing']),
  );

  assert.deepEqual([reply.status, reply.json()['code']], [403, 'scope-not-held']);
  assert.deepEqual(
    reply.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path),
    ['/body/scopes/1', '/body/scopes/2'],
  );
});

test('createApiToken: a token with narrow scopes cannot make another', async () => {
  await using house = await openIdentity();
  const { accessToken } = await house.signIn((await house.someone()).email);
  const { token } = (await house.askAs(accessToken, 'POST', '/v1/api-tokens', wish(['health-data:samples:read']))).json<Made>();

  const reply = await house.askAs(token, 'POST', '/v1/api-tokens', wish(['*']));

  assert.equal(reply.status, 403);
});

test('createApiToken: a changed secret, an expired token and one of a deleted account open nothing', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs) });
  const ada = await house.someone();
  const bob = await house.someone();
  const make = async (email: string): Promise<string> =>
    (await house.askAs((await house.signIn(email)).accessToken, 'POST', '/v1/api-tokens', wish(['*']))).json<Made>().token;
  const [ofAda, ofBob] = [await make(ada.email), await make(bob.email)];

  const changed = house.forService(`${ofAda.slice(0, -2)}${ofAda.endsWith('AA') ? 'BB' : 'AA'}`);
  await assert.rejects(changed);
  await house.asUsers('DELETE', `/v1/accounts/${bob.accountId}`);
  await assert.rejects(house.forService(ofBob));
  await house.forService(ofAda);
  clock.offsetMs = 86_400_000 + 1000;
  await assert.rejects(house.forService(ofAda));
});
