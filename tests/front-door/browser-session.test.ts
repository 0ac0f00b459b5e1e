import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { sql, unavailable, type AnyContract } from '@aceso/kit';
import { quietBus, testHouse, type TestHouse } from '@aceso/kit/testing';
import { dashboardModuleWith } from '@aceso/dashboard';
import { gatewayModule } from '@aceso/gateway';
import { identityModule } from '@aceso/identity';
import { usersModule } from '@aceso/users';
import { Browser, type BrowserPage } from './browser.ts';

const EMAIL = 'ada@example.org';
const PASSWORD = 'four unrelated calm words';
const ORIGIN = 'http://aceso.test';
const WITHIN_MS = 10_000;

// A web app that says what it was given, in place of the built one.
const web = mkdtempSync(join(tmpdir(), 'aceso-web-'));
mkdirSync(join(web, 'client/assets'), { recursive: true });
mkdirSync(join(web, 'server'));
writeFileSync(join(web, 'client/assets/app-1a2b.js'), 'export {};');
writeFileSync(join(web, 'client/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(
  join(web, 'server/server.js'),
  `export const contentSecurityPolicy = (nonce) => "default-src 'none'; script-src 'nonce-" + nonce + "'; frame-ancestors 'none'";
   export const renderPage = async ({ address, nonce, boot }) => {
     if (boot.me === undefined && address === '/') return { status: 302, location: '/start', html: '' };
     return { status: address === '/nowhere' ? 404 : 200, html: '<title>' + address + '</title><script nonce="' + nonce + '">' + JSON.stringify(boot) + '</script>' };
   };`,
);
after(() => rmSync(web, { recursive: true, force: true }));

const absent = (contract: AnyContract, answers: Readonly<Record<string, () => unknown>> = {}) => ({
  contract,
  operations: {
    ...Object.fromEntries(
      Object.keys(contract.operations).map((name) => [
        name,
        () => {
          throw unavailable('not part of this test');
        },
      ]),
    ),
    ...answers,
  },
});

interface Open extends AsyncDisposable {
  readonly house: TestHouse;
  readonly browser: Browser;
  newBrowser(): Browser;
  /** Registers Ada, once. */
  register(): Promise<{ personId: string }>;
}

async function open(): Promise<Open> {
  const house = await testHouse({
    modules: [identityModule, usersModule, dashboardModuleWith(web), gatewayModule],
    neighbours: [absent(notification, { setDefaults: () => undefined }), absent(healthData), absent(recommendation)],
    settings: { dashboard: { partTimeoutMs: 500 } },
  });
  const url = await house.app('gateway').listen({ host: '127.0.0.1', port: 0 });
  const newBrowser = (): Browser => new Browser(url, ORIGIN);
  return {
    house,
    newBrowser,
    browser: newBrowser(),
    async register() {
      const reply = await fetch(`${url}/v1/people`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: EMAIL,
          password: PASSWORD,
          displayName: 'Ada',
          timeZone: 'Europe/Zurich',
          consents: ['storage-and-advice'],
        }),
      });
      assert.equal(reply.status, 201, await reply.clone().text());
      const { personId, registrationId } = (await reply.json()) as { personId: string; registrationId: string };
      await until(
        async () => ((await (await fetch(`${url}/v1/registrations/${registrationId}`)).json()) as { status: string }).status === 'done',
      );
      return { personId };
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + WITHIN_MS; !(await isSo()); await pause(20))
    assert.ok(performance.now() < end, 'not within the time');
}

async function signIn(browser: Browser, to = '/today'): Promise<BrowserPage> {
  const page = await browser.go(`/auth/sign-in?return=${encodeURIComponent(to)}`);
  return page.text.includes('name="password"') ? await browser.send(page, { email: EMAIL, password: PASSWORD }) : page;
}

const bootOf = (
  page: BrowserPage,
): { me?: Record<string, unknown>; profile?: object; overview?: Record<string, unknown>; theme?: string; timeZone: string } =>
  JSON.parse(/<script[^>]*>(.*)<\/script>/s.exec(page.text)?.[1] ?? '{}');
const sessionRows = (house: TestHouse) =>
  house.database.dbOf('dashboard').many(sql<{ tokens: string }>`select s.tokens from dashboard.browser_session as s`);

test('browser session: sign-in leads back to where the person wanted to go, and the page carries what it shows', async () => {
  await using o = await open();
  const { personId } = await o.register();

  const page = await signIn(o.browser, '/today');

  assert.deepEqual([page.status, page.path], [200, '/today']);
  const boot = bootOf(page);
  assert.deepEqual(
    [boot.me?.['personId'], boot.me?.['displayName'], boot.me?.['roles'], boot.timeZone],
    [personId, 'Ada', ['person'], 'Europe/Zurich'],
  );
  assert.equal(boot.overview?.['displayName'], 'Ada');
  assert.equal((boot.overview?.['tiles'] as { state: string } | undefined)?.state, 'away');
  assert.equal((await signIn(o.browser, '/explore/hrv?range=1y')).path, '/explore/hrv?range=1y');
});

test('browser session: the cookie is only a name, and nothing that it stands for is readable in the database', async () => {
  await using o = await open();
  await o.register();
  await signIn(o.browser);

  const cookie = o.browser.cookies.get('aceso');
  const rows = await sessionRows(o.house);

  assert.match(cookie?.value ?? '', /^[A-Za-z0-9_-]{43}$/);
  assert.match(cookie?.attributes ?? '', /Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows), /eyJ/);
  assert.equal(o.browser.cookies.has('aceso-trip'), false);
});

test('browser session: the API knows the person by the cookie, for reading and from our own pages for writing', async () => {
  await using o = await open();
  const { personId } = await o.register();
  await signIn(o.browser);
  const write = (headers: Record<string, string>) =>
    o.browser.ask('/v1/people/me', {
      method: 'PATCH',
      body: '{"displayName":"Ada L"}',
      headers: { 'content-type': 'application/json', ...headers },
    });

  const me = await o.browser.ask('/v1/me');

  assert.equal(((await me.json()) as { personId: string }).personId, personId);
  assert.equal((await write({ 'x-aceso-client': 'web', 'sec-fetch-site': 'same-origin' })).status, 200);
  assert.equal((await write({ 'sec-fetch-site': 'cross-site' })).status, 403);
});

test('browser session: an access token that is about to end is renewed once, however many ask', async () => {
  await using o = await open();
  await o.register();
  o.house.settings('identity').set('accessTokenSeconds', 30);
  await signIn(o.browser);
  const [before] = await sessionRows(o.house);
  const cookie = o.browser.cookies.get('aceso')?.value ?? '';
  o.house.settings('identity').set('accessTokenSeconds', 300);

  const held = await Promise.all(
    Array.from({ length: 8 }, async () =>
      o.house.peers.of('dashboard').call?.('resolveBrowserSession', { params: {}, query: {}, body: { cookie } }, asGateway, undefined),
    ),
  );

  assert.equal(new Set(held.map((one) => (one as { accessToken: string }).accessToken)).size, 1);
  const [after] = await sessionRows(o.house);
  assert.notEqual(after?.tokens, before?.tokens);
  assert.ok((held[0] as { expiresAt: number }).expiresAt * 1000 > Date.now() + 250_000);
});

const asGateway = {
  subject: 'service:gateway',
  kind: 'service',
  roles: ['service'],
  personId: undefined,
  scopes: ['*'],
  sessionId: undefined,
  tokenId: undefined,
  expiresAt: Number.MAX_SAFE_INTEGER,
  actor: undefined,
} as const;

test('browser session: signing out ends it here and at identity, and the password is asked for again', async () => {
  await using o = await open();
  await o.register();
  await signIn(o.browser);

  const foreign = await o.browser.ask('/auth/sign-out', { method: 'POST', headers: { origin: 'https://evil.example' } });
  const out = await o.browser.go('/auth/sign-out', {});

  assert.equal(foreign.status, 403);
  assert.equal(out.path, '/start');
  assert.equal(o.browser.cookies.has('aceso'), false);
  assert.equal((await sessionRows(o.house)).length, 0);
  assert.equal((await o.browser.ask('/v1/me')).status, 401);
  assert.match((await o.browser.go('/auth/sign-in')).text, /name="password"/);
});

test('browser session: one that was ended elsewhere opens nothing within two seconds, and its row is gone', async () => {
  await using o = await open();
  await o.register();
  await signIn(o.browser);
  const other = o.newBrowser();
  await signIn(other);
  const sessions = (await (await other.ask('/v1/sessions')).json()) as { items: { sessionId: string; current: boolean }[] };
  const hers = sessions.items.find(({ current }) => !current)?.sessionId ?? '';

  const ended = await other.ask(`/v1/sessions/${hers}`, {
    method: 'DELETE',
    headers: { 'x-aceso-client': 'web', 'sec-fetch-site': 'same-origin' },
  });

  assert.equal(ended.status, 204);
  for (const end = performance.now() + 2000; (await o.browser.ask('/v1/me')).status !== 401; await pause(20))
    assert.ok(performance.now() < end, 'still in');
  await until(async () => (await sessionRows(o.house)).length === 1);
  assert.equal((await other.ask('/v1/me')).status, 200);
});

test('browser session: an erased person leaves none behind', async () => {
  await using o = await open();
  const { personId } = await o.register();
  await signIn(o.browser);

  await o.house.database
    .dbOf('users')
    .tx((tx) => quietBus('users', () => new Date()).append(tx, users.events.personErased, personId, { personId, erasureId: personId }));

  await until(async () => (await sessionRows(o.house)).length === 0);
});

test('browser session: an address that leads elsewhere is not followed after sign-in', async () => {
  await using o = await open();
  await o.register();

  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/auth/sign-in'])
    assert.equal((await signIn(o.browser, to)).path, '/today', to);
});

test('browser session: an answer that does not belong to a trip of this browser opens nothing', async () => {
  await using o = await open();
  await o.register();
  const start = await o.browser.go('/auth/sign-in', undefined, 0);
  const state = new URL(start.headers.get('location') ?? '', ORIGIN).searchParams.get('state') ?? '';

  const forged = await o.browser.go(`/auth/callback?code=made-up&state=other&iss=${encodeURIComponent(ORIGIN)}`);
  await o.browser.go('/auth/sign-in', undefined, 0);
  const replayed = await o.browser.go(`/auth/callback?code=made-up&state=${state}&iss=${encodeURIComponent(ORIGIN)}`);
  const without = await o.newBrowser().go(`/auth/callback?code=made-up&state=${state}`);

  for (const page of [forged, replayed, without]) {
    assert.equal(page.status, 400);
    assert.match(page.text, /Sign-in did not finish/);
  }
  assert.equal((await sessionRows(o.house)).length, 0);
});

test('web app: without a session the page is written for nobody; redirects of the app are obeyed', async () => {
  await using o = await open();

  const home = await o.browser.go('/', undefined, 0);
  const start = await o.browser.go('/start');

  assert.deepEqual([home.status, home.headers.get('location')], [302, '/start']);
  assert.equal(bootOf(start).me, undefined);
  assert.equal((await o.browser.go('/nowhere')).status, 404);
});

test('web app: every page has a policy with a fresh nonce, is kept by nobody and framed by nobody', async () => {
  await using o = await open();

  const [one, two] = [await o.browser.go('/start'), await o.browser.go('/start')];

  const nonceOf = (page: BrowserPage) => /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  assert.ok(nonceOf(one) !== undefined && nonceOf(one) !== nonceOf(two));
  assert.match(one.text, new RegExp(`nonce="${nonceOf(one)?.replaceAll('+', '\\+')}"`));
  assert.match(one.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.deepEqual(
    ['cache-control', 'referrer-policy', 'x-content-type-options'].map((name) => one.headers.get(name)),
    ['no-store', 'same-origin', 'nosniff'],
  );
  assert.match(one.headers.get('permissions-policy') ?? '', /geolocation=\(\)/);
});

test('web app: files with a fingerprint are kept for ever, others are asked for again, and nothing beside them can be had', async () => {
  await using o = await open();

  const script = await o.browser.ask('/assets/app-1a2b.js');
  const icon = await o.browser.ask('/favicon.svg');
  const outside = await Promise.all(
    ['/assets/../server/server.js', '/assets/%2e%2e/%2e%2e/server/server.js', '/.vite/manifest.json', '/assets/none.js'].map((path) =>
      o.browser.ask(path),
    ),
  );

  assert.deepEqual([script.status, script.headers.get('cache-control')], [200, 'public, max-age=31536000, immutable']);
  assert.deepEqual([icon.status, icon.headers.get('cache-control')], [200, 'public, max-age=0']);
  for (const reply of outside) assert.ok([400, 403, 404].includes(reply.status), `${reply.url}: ${reply.status}`);
});

test('web app: pages and files travel packed when the browser takes it, and are the same', async () => {
  await using o = await open();
  const get = async (path: string, coding: string): Promise<[string | null, string]> => {
    const reply = await o.browser.ask(path, { headers: { 'accept-encoding': coding } });
    return [reply.headers.get('content-encoding'), (await reply.text()).replace(/nonce="[^"]*"|"now":\d+/g, '')];
  };

  for (const path of ['/assets/app-1a2b.js', '/start']) {
    const [none, plain] = await get(path, 'identity');
    assert.equal(none, null);
    for (const [coding, offered] of [
      ['br', 'gzip, deflate, br'],
      ['gzip', 'gzip;q=1.0, br;q=0'],
      ['br', 'br'],
    ] as const)
      assert.deepEqual(await get(path, offered), [coding, plain], `${path} ${offered}`);
  }
});
