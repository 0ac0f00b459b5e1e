import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { bearer, COOKIE, json, openGateway, type Echo } from '../../test/open-gateway.ts';

const PATH = '/v1/people/me/daily?metric=step-count';
const person = () => ({ subject: randomUUID(), sessionId: randomUUID() });
const audienceIn = (echo: Echo): unknown =>
  JSON.parse(Buffer.from(echo.headers['authorization']?.split('.')[1] ?? '', 'base64url').toString()).aud;

test('credentials: the service gets a token of its own audience, never what the client holds, and it is asked for once', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');
  const token = house.identity.clientToken(person());

  const replies = await Promise.all([0, 1, 2, 3].map(() => fetch(house.url + PATH, { headers: bearer(token) })));
  const again = await fetch(house.url + PATH, { headers: bearer(token) });

  for (const reply of [...replies, again]) {
    assert.equal(reply.status, 200);
    const echo = await json<Echo>(reply);
    assert.equal(audienceIn(echo), 'urn:aceso:health-data');
    assert.notEqual(echo.headers['authorization'], `Bearer ${token}`);
  }
  assert.equal(house.identity.exchanges(), 1);
});

test('credentials: a personal token is exchanged, too', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');

  const reply = await fetch(house.url + PATH, { headers: bearer(house.identity.apiToken(person())) });

  assert.equal(audienceIn(await json<Echo>(reply)), 'urn:aceso:health-data');
});

test('credentials: one that is not in force is 401, but a public operation is answered as for anybody', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');
  await house.hostHere('users');
  const wrong = bearer('made.up.token');

  const refused = await fetch(house.url + PATH, { headers: wrong });
  const open = await fetch(`${house.url}/v1/people`, { method: 'POST', headers: wrong, body: '{}' });

  assert.deepEqual([refused.status, refused.headers.get('www-authenticate')], [401, 'Bearer']);
  assert.equal((await json(refused))['code'], 'unauthenticated');
  assert.equal((await json<Echo>(open)).headers['authorization'], undefined);
});

test('credentials: a request without any is passed on without any; the service decides', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');

  const reply = await fetch(house.url + PATH);

  assert.equal((await json<Echo>(reply)).headers['authorization'], undefined);
});

test('credentials: within two seconds after its session ended a token opens nothing', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');
  const [ada, bob] = [person(), person()];
  const [hers, his] = [house.identity.clientToken(ada), house.identity.clientToken(bob)];
  await fetch(house.url + PATH, { headers: bearer(hers) });
  await fetch(house.url + PATH, { headers: bearer(his) });
  const before = house.identity.exchanges();

  await house.identity.end(ada);

  const end = performance.now() + 2000;
  for (let status = 200; status !== 401; await pause(10)) {
    status = (await fetch(house.url + PATH, { headers: bearer(hers) })).status;
    assert.ok(performance.now() < end, 'still accepted after two seconds');
  }
  assert.equal((await fetch(house.url + PATH, { headers: bearer(his) })).status, 200);
  assert.equal(house.identity.exchanges(), before + 1);
});

test('credentials: a cookie stands for a token; only dashboard sees the cookie itself', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');
  house.cookieToken.value = house.identity.clientToken(person());

  const reply = await fetch(house.url + PATH, { headers: { cookie: `a=b; aceso=${COOKIE}` } });
  const ended = await fetch(house.url + PATH, { headers: { cookie: 'aceso=another' } });

  const echo = await json<Echo>(reply);
  assert.deepEqual([audienceIn(echo), echo.headers['cookie']], ['urn:aceso:health-data', undefined]);
  assert.equal(ended.status, 401);
});

test('credentials: a write with a cookie must come from our own pages', async () => {
  await using house = await openGateway();
  await house.hostHere('users');
  house.cookieToken.value = house.identity.clientToken(person());
  const change = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(`${house.url}/v1/people/me`, { method: 'PATCH', body: '{}', headers: { cookie: `aceso=${COOKIE}`, ...headers } })).status;
  const ours = { 'x-aceso-client': 'web' };

  // Undici itself sets sec-fetch-site only in its browser mode; here the header is what the test says.
  assert.equal(await change({ ...ours, 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await change({ ...ours, origin: 'http://aceso.test' }), 200);
  assert.equal(await change({ 'sec-fetch-site': 'same-origin' }), 403);
  assert.equal(await change({ ...ours, 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await change({ ...ours, origin: 'https://evil.example' }), 403);
  assert.equal(await change(ours), 403);
});

test('credentials: sign-in pages and the web app get cookies and credentials as they came', async () => {
  await using house = await openGateway();

  const reply = await fetch(`${house.url}/oauth/auth`, { headers: { cookie: 'aceso_sign_in=x', authorization: 'Basic eA==' } });

  assert.deepEqual(await json(reply), { cookie: 'aceso_sign_in=x', authorization: 'Basic eA==' });
});

test('credentials: what an operation judges itself arrives as it came, and is exchanged for nothing; cookies do not', async () => {
  await using house = await openGateway();
  await house.hostHere('recommendation');
  const theirs = bearer('their.own.jwt');

  const reply = await fetch(`${house.url}/cds-services/aceso-patient-view`, {
    method: 'POST',
    headers: { ...theirs, cookie: `aceso=${COOKIE}` },
    body: '{}',
  });

  const { headers } = await json<Echo>(reply);
  assert.deepEqual([headers['authorization'], headers['cookie'], house.identity.exchanges()], ['Bearer their.own.jwt', undefined, 0]);
});
