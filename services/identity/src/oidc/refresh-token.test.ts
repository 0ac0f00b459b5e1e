import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { authorize, postToken, redeem, webClient, type TokenReply } from '../../test/code-flow.ts';
import { claimsOf, openIdentity, type OpenIdentity } from '../../test/open-identity.ts';

const LOOPBACK = 'http://127.0.0.1:53217/callback';

async function cliTokens(house: OpenIdentity, email: string): Promise<TokenReply> {
  const authorized = await authorize(house, email, { client_id: 'aceso-cli', redirect_uri: LOOPBACK });
  return await postToken(house, {
    grant_type: 'authorization_code',
    client_id: 'aceso-cli',
    code: authorized.code,
    redirect_uri: LOOPBACK,
    code_verifier: authorized.pkce.verifier,
  });
}

const refreshCli = (house: OpenIdentity, token: string): Promise<TokenReply> =>
  postToken(house, { grant_type: 'refresh_token', client_id: 'aceso-cli', refresh_token: token });

test('refresh: the web app may refresh twenty times at once and stays signed in', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const tokens = await redeem(house, await authorize(house, ada.email));
  const form = { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' };

  const replies = await Promise.all(Array.from({ length: 20 }, () => postToken(house, form, webClient(house))));

  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
  const claims = claimsOf(replies[0]?.body.access_token ?? '');
  assert.deepEqual([claims['aud'], claims['sub'], claims['scope']], ['urn:aceso:api', ada.accountId, '*']);
});

test('refresh: the command line comes back to any port of this machine, and its token rotates', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const first = await cliTokens(house, ada.email);

  const second = await refreshCli(house, first.body.refresh_token ?? '');

  assert.equal(second.status, 200, JSON.stringify(second.body));
  assert.notEqual(second.body.refresh_token, first.body.refresh_token);
});

test('refresh: a public client that refreshes twice at once is not signed out', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const first = await cliTokens(house, ada.email);

  const replies = await Promise.all([0, 1, 2, 3].map(() => refreshCli(house, first.body.refresh_token ?? '')));
  const after = await refreshCli(house, replies[3]?.body.refresh_token ?? '');

  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  assert.equal(after.status, 200);
});

test('refresh: a token that comes back after the grace ends the session for everybody', async () => {
  const clock = { offsetMs: 0 };
  await using house = await openIdentity({ now: () => new Date(Date.now() + clock.offsetMs) });
  const ada = await house.someone();
  const first = await cliTokens(house, ada.email);
  const second = await refreshCli(house, first.body.refresh_token ?? '');
  clock.offsetMs = 31_000;

  const replayed = await refreshCli(house, first.body.refresh_token ?? '');

  assert.equal(replayed.body.error, 'invalid_grant');
  assert.equal((await refreshCli(house, second.body.refresh_token ?? '')).body.error, 'invalid_grant');
  const [ended] = await house.events.until(identity.events.sessionRevoked);
  assert.equal(ended?.payload.subject, ada.accountId);
});

test('refresh: a locked out or deleted account gets no new token', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const tokens = await redeem(house, await authorize(house, ada.email));

  await house.asUsers('DELETE', `/v1/accounts/${ada.accountId}`);

  const refresh = await postToken(house, { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' }, webClient(house));
  assert.equal(refresh.body.error, 'invalid_grant');
  await assert.rejects(house.forService(tokens.body.access_token ?? ''));
});
