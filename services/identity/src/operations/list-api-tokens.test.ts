import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentity } from '../../test/open-identity.ts';

test('listApiTokens: own tokens without their secret, with their last use', async () => {
  await using house = await openIdentity();
  const { accessToken } = await house.signIn((await house.someone()).email);
  const other = await house.signIn((await house.someone()).email);
  const { token } = (await house.askAs(accessToken, 'POST', '/v1/api-tokens', { name: 'script', scopes: ['*'], expiresInDays: 7 })).json<{
    token: string;
  }>();
  const before = (await house.askAs(accessToken, 'GET', '/v1/api-tokens')).json<{ items: Record<string, unknown>[] }>();
  await house.forService(token);

  const after = await house.askAs(accessToken, 'GET', '/v1/api-tokens');
  const ofOther = await house.askAs(other.accessToken, 'GET', '/v1/api-tokens');

  const [item] = after.json<{ items: Record<string, unknown>[] }>().items;
  assert.deepEqual([item?.['name'], item?.['scopes'], before.items[0]?.['lastUsedAt']], ['script', ['*'], undefined]);
  assert.equal(typeof item?.['lastUsedAt'], 'string');
  // The secret is in base64url, which has underscores of its own.
  assert.equal(after.text.includes(token.replace(/^aceso_[0-9a-f]{32}_/, '')), false);
  assert.deepEqual(ofOther.json()['items'], []);
});
