import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeUrl, Browser, newPkce } from '../../test/browser.ts';
import { authorize, postToken, redeem } from '../../test/code-flow.ts';
import { claimsOf, openIdentity, PASSWORD } from '../../test/open-identity.ts';

const THIRD_PARTY = { clientId: 'diary', name: 'Diary <b>', redirectUris: ['https://diary.example/back'] };

test('sign-in page: it loads nothing, cannot be framed, and names no reason that tells accounts apart', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const page = await browser.go(authorizeUrl(newPkce(), { login_hint: ada.email }));

  const wrong = await browser.send(page, { email: ada.email, password: 'not this one' });
  const unknown = await browser.send(page, { email: `x${ada.email.slice(1)}`, password: 'not this one' });

  const policy = String(page.headers['content-security-policy']);
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  assert.doesNotMatch(page.text, /<script|src=|https?:\/\//);
  assert.match(page.text, new RegExp(`value="${ada.email}"`));
  assert.deepEqual([wrong.status, unknown.status], [401, 401]);
  assert.equal(wrong.text.replaceAll(ada.email, ''), unknown.text.replaceAll(`x${ada.email.slice(1)}`, ''));
});

test('sign-in page: a form from elsewhere, without its token or from another browser is refused', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const page = await browser.go(authorizeUrl(newPkce()));
  const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const right = { email: ada.email, password: PASSWORD };

  const withoutToken = await browser.go(action, right);
  const fromElsewhere = await browser.go(action, { ...right, csrf }, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
  const otherBrowser = await new Browser(house.app('identity')).go(action, { ...right, csrf });

  assert.deepEqual([withoutToken.status, fromElsewhere.status, otherBrowser.status], [403, 403, 404]);
});

test('sign-in page: what is typed is never markup', async () => {
  await using house = await openIdentity();
  const browser = new Browser(house.app('identity'));
  const page = await browser.go(authorizeUrl(newPkce()));

  const reply = await browser.send(page, { email: '"><script>alert(1)</script>', password: 'x' });

  assert.doesNotMatch(reply.text, /<script>/);
});

test('consent: a program of others asks, gets only what it named, and can be refused', async () => {
  await using house = await openIdentity({ settings: { thirdPartyClients: [THIRD_PARTY] } });
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const change = { client_id: 'diary', redirect_uri: 'https://diary.example/back', scope: 'openid health-data:samples:read' };
  const pkce = newPkce();
  const asked = await browser.send(await browser.go(authorizeUrl(pkce, change)), { email: ada.email, password: PASSWORD });

  const declined = await browser.send(asked, { answer: 'no' });
  const again = await browser.go(authorizeUrl(pkce, change));
  const accepted = await browser.send(again, { answer: 'yes' });

  assert.match(asked.text, /Let Diary &lt;b&gt; in\?/);
  assert.match(asked.text, /health-data:samples:read/);
  assert.match(declined.url, /^https:\/\/diary\.example\/back\?error=access_denied/);
  const code = new URL(accepted.url).searchParams.get('code') ?? '';
  const tokens = await postToken(house, {
    grant_type: 'authorization_code',
    client_id: 'diary',
    code,
    redirect_uri: change.redirect_uri,
    code_verifier: pkce.verifier,
  });
  assert.equal(claimsOf(tokens.body.access_token ?? '')['scope'], 'health-data:samples:read');
  assert.equal(tokens.body.refresh_token, undefined);
});

test('consent: a program that the operator takes away is unknown at once', async () => {
  await using house = await openIdentity({ settings: { thirdPartyClients: [THIRD_PARTY] } });
  const browser = new Browser(house.app('identity'));
  house.settings('identity').set('thirdPartyClients', []);

  const page = await browser.go(authorizeUrl(newPkce(), { client_id: 'diary', redirect_uri: 'https://diary.example/back' }));

  assert.equal(page.status, 400);
  assert.match(page.text, /invalid_client/);
});

test('sign out: asks first, then ends the session of this browser', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { browser } = await authorize(house, ada.email);

  const asked = await browser.go('/oauth/sign-out');
  const done = await browser.send(asked, { logout: 'yes' });

  assert.match(asked.text, /Sign out of Aceso\?/);
  assert.match(done.text, /You are signed out/);
  assert.match((await browser.go(authorizeUrl(newPkce()))).text, /name="password"/);
});

test('sign-in page: two windows that are open at once both arrive', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const first = await browser.go(authorizeUrl(newPkce()));
  const second = await browser.go(authorizeUrl(newPkce()));

  const ends = [
    await browser.send(first, { email: ada.email, password: PASSWORD }),
    await browser.send(second, { email: ada.email, password: PASSWORD }),
  ];

  for (const end of ends) assert.match(end.url, /\/auth\/callback\?code=/, end.text);
});

test('sign-in page: somebody else may sign in on the same browser, and gets their own session', async () => {
  await using house = await openIdentity();
  const [ada, bob] = [await house.someone(), await house.someone()];
  const { browser } = await authorize(house, ada.email);
  const pkce = newPkce();
  const page = await browser.go(authorizeUrl(pkce, { prompt: 'login' }));

  // The library ends the session of the first with a form that sends itself.
  const between = await browser.send(page, { email: bob.email, password: PASSWORD });
  const end = await browser.send(between, {});

  const code = new URL(end.url).searchParams.get('code') ?? '';
  const tokens = await redeem(house, { browser, pkce, end, code, redirectUri: 'http://aceso.test/auth/callback' });
  assert.equal(claimsOf(tokens.body.access_token ?? '')['sub'], bob.accountId, `${between.text} ${JSON.stringify(tokens.body)}`);
});
