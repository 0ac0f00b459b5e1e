import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeUrl, Browser, newPkce, type BrowserReply } from '../../test/browser.ts';
import { openExternal, visit, type ExternalHouse } from '../../test/external-provider.ts';
import { openIdentity, PASSWORD, type OpenIdentity } from '../../test/open-identity.ts';

const CALLBACK = 'http://aceso.test/oauth/federation/callback';
const settingsFor = (external: ExternalHouse) => ({
  federationIssuer: external.issuer,
  federationClientId: 'aceso',
  federationClientSecret: 'between-us',
  federationName: 'Example Hospital',
});

/** From the sign-in page to the external provider and back to Aceso. */
async function travel(
  house: OpenIdentity,
  browser = new Browser(house.app('identity')),
): Promise<{ readonly browser: Browser; readonly page: BrowserReply; readonly back: string }> {
  const start = await browser.go(authorizeUrl(newPkce()));
  const link = /href="(\/oauth\/interaction\/[^"]+\/federation)"/.exec(start.text)?.[1] ?? '';
  const departure = await browser.go(link);
  const back = await visit(departure.url);
  return { browser, back, page: await browser.go(back) };
}

test('federation: an account with the verified address is joined after its password, and then needs none', async () => {
  await using external = await openExternal(CALLBACK);
  await using house = await openIdentity({ settings: settingsFor(external) });
  const ada = await house.someone();
  external.vouch('subject-1', ada.email);

  const { browser, page } = await travel(house);
  const joined = await browser.send(page, { email: ada.email, password: PASSWORD });
  const again = await travel(house);

  assert.match(page.text, /Enter your password once/);
  assert.match(page.text, new RegExp(`value="${ada.email}"`));
  assert.match(joined.url, /\/auth\/callback\?code=/);
  assert.match(again.page.url, /\/auth\/callback\?code=/);
});

test('federation: without an account nothing is made; the person is told to register', async () => {
  await using external = await openExternal(CALLBACK);
  await using house = await openIdentity({ settings: settingsFor(external) });
  external.vouch('subject-2', 'stranger@example.org');

  const { page } = await travel(house);

  assert.match(page.text, /You have no account yet/);
  assert.deepEqual((await house.asUsers('POST', '/v1/accounts/search', { email: 'stranger@example.org' })).json()['accounts'], []);
});

test('federation: an address that the provider has not verified opens nothing', async () => {
  await using external = await openExternal(CALLBACK);
  await using house = await openIdentity({ settings: settingsFor(external) });
  const ada = await house.someone();
  external.vouch('subject-3', ada.email, false);

  const { page } = await travel(house);

  assert.match(page.text, /You have no account yet/);
});

test('federation: the password of another account joins nothing', async () => {
  await using external = await openExternal(CALLBACK);
  await using house = await openIdentity({ settings: settingsFor(external) });
  const [ada, eve] = [await house.someone(), await house.someone()];
  external.vouch('subject-4', ada.email);
  const { browser, page } = await travel(house);

  await browser.send(page, { email: eve.email, password: PASSWORD });

  assert.match((await travel(house)).page.text, /Enter your password once/);
});

test('federation: an answer in another browser, a second time or made up is refused', async () => {
  await using external = await openExternal(CALLBACK);
  await using house = await openIdentity({ settings: settingsFor(external) });
  const ada = await house.someone();
  external.vouch('subject-5', ada.email);
  const { browser, back } = await travel(house);

  const elsewhere = await new Browser(house.app('identity')).go(back);
  const twice = await browser.go(back);
  const madeUp = await browser.go(`${CALLBACK}?code=x&state=y`);

  assert.deepEqual([elsewhere.status, madeUp.status], [404, 404]);
  assert.doesNotMatch(twice.url, /code=.*\/auth\/callback/);
  assert.doesNotMatch(twice.url, /\/auth\/callback/);
});

test('federation: without a provider in the settings there is no button, and a provider that is away is said so', async () => {
  await using house = await openIdentity();
  const browser = new Browser(house.app('identity'));

  const without = await browser.go(authorizeUrl(newPkce()));
  for (const [name, value] of Object.entries({
    federationIssuer: 'http://127.0.0.1:9',
    federationClientId: 'aceso',
    federationName: 'Example Hospital',
  }))
    house.settings('identity').set(name, value);
  const withOne = await browser.go(authorizeUrl(newPkce()));
  const away = await browser.go(/href="(\/oauth\/interaction\/[^"]+\/federation)"/.exec(withOne.text)?.[1] ?? '');

  assert.doesNotMatch(without.text, /federation/);
  assert.match(withOne.text, /Continue with Example Hospital/);
  assert.match(away.text, /Example Hospital does not answer/);
});
