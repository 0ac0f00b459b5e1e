import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { authorizeUrl, Browser, newPkce } from '../../test/browser.ts';
import { authorize, postToken, redeem, webClient } from '../../test/code-flow.ts';
import { claimsOf, headerOf, openIdentity } from '../../test/open-identity.ts';

test('code flow: a person signs in and the web app gets a token with one audience, at most 300 s long, without address or name', async () => {
  await using house = await openIdentity();
  const ada = await house.someone({ email: 'Ada@Example.org' });

  const authorized = await authorize(house, 'ada@example.org');
  const tokens = await redeem(house, authorized);

  assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
  const { access_token: token = '', id_token: idToken = '' } = tokens.body;
  const { aud, sub, exp, iat, iss, roles, person_id, scope, sid, ...others } = claimsOf(token);
  assert.deepEqual([headerOf(token)['typ'], headerOf(token)['alg']], ['at+jwt', 'ES256']);
  assert.deepEqual(
    { aud, sub, iss, roles, person_id, scope },
    { aud: 'urn:aceso:api', sub: ada.accountId, iss: 'http://aceso.test', roles: ['person'], person_id: ada.personId, scope: '*' },
  );
  assert.ok(Number(exp) - Number(iat) <= 300);
  assert.equal(typeof sid, 'string');
  assert.deepEqual(Object.keys(others).toSorted(), ['client_id', 'jti']);
  assert.doesNotMatch(JSON.stringify([claimsOf(token), claimsOf(idToken)]), /example\.org/i);
  assert.deepEqual([tokens.headers['cache-control'], tokens.headers['pragma']], ['no-store', 'no-cache']);
});

test('code flow: the answer carries state and issuer, and no token is ever in an address', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();

  const { end } = await authorize(house, ada.email);

  const { searchParams } = new URL(end.url);
  assert.deepEqual([...searchParams.keys()].toSorted(), ['code', 'iss', 'state']);
  assert.deepEqual([searchParams.get('state'), searchParams.get('iss')], ['the-state', 'http://aceso.test']);
});

test('code flow: without PKCE, with plain, with a wrong or missing verifier nothing is given', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const pkce = newPkce();

  const without = await browser.go(authorizeUrl(pkce, { code_challenge: undefined, code_challenge_method: undefined }));
  const plain = await browser.go(authorizeUrl({ ...pkce, challenge: pkce.verifier }, { code_challenge_method: 'plain' }));
  const wrong = await redeem(house, await authorize(house, ada.email), { code_verifier: newPkce().verifier });
  const asChallenge = await authorize(house, ada.email);
  const challenge = await redeem(house, asChallenge, { code_verifier: asChallenge.pkce.challenge });
  const blank = await redeem(house, await authorize(house, ada.email), { code_verifier: '' });

  assert.match(without.url, /error=invalid_request/);
  assert.match(plain.url, /error=invalid_request/);
  assert.deepEqual([wrong.body.error, challenge.body.error, blank.body.error], ['invalid_grant', 'invalid_grant', 'invalid_grant']);
});

test('code flow: an address that is not registered byte for byte gets no redirect', async () => {
  await using house = await openIdentity();
  const browser = new Browser(house.app('identity'));
  const others = ['/auth/callback?x=1', '/auth/callback/', '/auth/./callback', '/AUTH/callback', '/auth/callback#f'].map(
    (path) => `http://aceso.test${path}`,
  );
  others.push(
    'http://aceso.test:80/auth/callback',
    'http://aceso.test.evil.example/auth/callback',
    'http://user@aceso.test/auth/callback',
    'https://aceso.test/auth/callback',
  );

  for (const redirectUri of others) {
    const page = await browser.go(authorizeUrl(newPkce(), { redirect_uri: redirectUri }));
    assert.equal(page.status, 400, redirectUri);
    assert.match(page.text, /invalid_redirect_uri|invalid_request/);
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  }
});

test('code flow: only the response type code exists', async () => {
  await using house = await openIdentity();
  const browser = new Browser(house.app('identity'));

  const discovery = (await house.ask('identity', { path: '/.well-known/openid-configuration' })).json<Record<string, string[]>>();
  const page = await browser.go(authorizeUrl(newPkce(), { response_type: 'code id_token', nonce: 'n' }));

  assert.deepEqual(discovery['response_types_supported'], ['code']);
  assert.deepEqual(discovery['code_challenge_methods_supported'], ['S256']);
  assert.doesNotMatch(String(discovery['grant_types_supported']), /implicit|password/);
  assert.match(page.url + page.text, /unsupported_response_type/);
});

test('code flow: a code that comes twice is refused and takes the tokens of the first with it', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const authorized = await authorize(house, ada.email);
  const first = await redeem(house, authorized);

  const second = await redeem(house, authorized);

  assert.equal(second.body.error, 'invalid_grant');
  const refresh = await postToken(house, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token ?? '' }, webClient(house));
  assert.equal(refresh.body.error, 'invalid_grant');
  await assert.rejects(house.forService(first.body.access_token ?? ''));
  const [ended] = await house.events.until(identity.events.sessionRevoked);
  assert.equal(ended?.payload.sessionId, claimsOf(first.body.access_token ?? '')['sid']);
});

test('code flow: of twenty that come with one code at once at most one gets a token, and that one is dead', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const authorized = await authorize(house, ada.email);

  const replies = await Promise.all(Array.from({ length: 20 }, () => redeem(house, authorized)));

  const given = replies.filter(({ status }) => status === 200);
  assert.ok(given.length <= 1, `${given.length} tokens`);
  for (const { body } of given) await assert.rejects(house.forService(body.access_token ?? ''));
});

test('code flow: another client cannot use the code', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const authorized = await authorize(house, ada.email);

  const reply = await postToken(house, {
    grant_type: 'authorization_code',
    client_id: 'aceso-cli',
    code: authorized.code,
    redirect_uri: authorized.redirectUri,
    code_verifier: authorized.pkce.verifier,
  });

  assert.equal(reply.body.error, 'invalid_grant');
});

test('code flow: a second visit needs no password while the browser is signed in', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { browser } = await authorize(house, ada.email);

  const again = await browser.go(authorizeUrl(newPkce()));

  assert.match(again.url, /\/auth\/callback\?code=/);
});

test('code flow: after its session was ended the browser must give the password again', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const authorized = await authorize(house, ada.email);
  const tokens = await redeem(house, authorized);
  const token = tokens.body.access_token ?? '';

  const ended = await house.askAs(token, 'DELETE', `/v1/sessions/${String(claimsOf(token)['sid'])}`);

  assert.equal(ended.status, 204, ended.text);
  const page = await authorized.browser.go(authorizeUrl(newPkce()));
  assert.match(page.text, /name="password"/);
  const refresh = await postToken(house, { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' }, webClient(house));
  assert.equal(refresh.body.error, 'invalid_grant');
});
