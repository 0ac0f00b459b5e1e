import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { openIdentity } from '../../test/open-identity.ts';

interface Made {
  readonly token: string;
  readonly details: { readonly tokenId: string };
}

test('revokeApiToken: it opens nothing more, and every service hears of it', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  const made = (await house.askAs(accessToken, 'POST', '/v1/api-tokens', { name: 'n', scopes: ['*'], expiresInDays: 1 })).json<Made>();
  const forUsers = await house.forService(made.token, 'users');

  const reply = await house.askAs(accessToken, 'DELETE', `/v1/api-tokens/${made.details.tokenId}`);

  assert.equal(reply.status, 204);
  await assert.rejects(house.forService(made.token));
  await assert.rejects(house.neighbour('users').tokens.exchange('identity', forUsers));
  const [event] = await house.events.until(identity.events.sessionRevoked);
  assert.deepEqual([event?.payload.subject, event?.payload.tokenId], [ada.accountId, made.details.tokenId]);
});

test('revokeApiToken: a token of somebody else looks as if it did not exist', async () => {
  await using house = await openIdentity();
  const ada = await house.signIn((await house.someone()).email);
  const eve = await house.signIn((await house.someone()).email);
  const made = (await house.askAs(ada.accessToken, 'POST', '/v1/api-tokens', { name: 'n', scopes: ['*'], expiresInDays: 1 })).json<Made>();

  const reply = await house.askAs(eve.accessToken, 'DELETE', `/v1/api-tokens/${made.details.tokenId}`);

  assert.equal(reply.json()['code'], 'no-such-token');
  await house.forService(made.token);
});
