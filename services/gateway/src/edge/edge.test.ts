import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { test } from 'node:test';
import { bearer, json, openGateway, type Echo, type OpenGateway } from '../../test/open-gateway.ts';

const PATH = '/v1/people/me/daily?metric=step-count';
const person = () => ({ subject: randomUUID(), sessionId: randomUUID() });

/** Sends bytes as they are and returns the whole answer. */
const raw = (house: OpenGateway, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text);
  });

test('edge: what clients claim of themselves never reaches a service, and what the gateway knows does', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');
  const claims = {
    'x-forwarded-for': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
    'x-real-ip': '1.2.3.4',
    'x-forwarded-proto': 'https',
    'x-forwarded-user': 'root',
    'x-aceso-deadline-ms': '1',
    'x-aceso-subject': 'root',
    remote_user: 'root',
  };

  const { headers } = await json<Echo>(await fetch(house.url + PATH, { headers: claims }));

  assert.deepEqual(
    [headers['x-forwarded-for'], headers['x-forwarded-proto'], headers['x-forwarded-host'], headers['x-aceso-deadline-ms']],
    ['127.0.0.1', 'http', 'aceso.test', '30000'],
  );
  assert.deepEqual(
    ['forwarded', 'x-real-ip', 'x-forwarded-user', 'x-aceso-subject', 'remote_user'].filter((name) => name in headers),
    [],
  );
});

test('edge: a request id is kept when it is one, else made, and comes back', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');

  const kept = await fetch(house.url + PATH, { headers: { 'x-request-id': 'my-request-0001' } });
  const made = await fetch(house.url + PATH, { headers: { 'x-request-id': 'no good; id' } });

  assert.equal(kept.headers.get('x-request-id'), 'my-request-0001');
  assert.equal((await json<Echo>(kept)).headers['x-request-id'], 'my-request-0001');
  assert.match(made.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
});

test('edge: a proxy that is trusted may name the client', async () => {
  await using house = await openGateway({ trustedProxies: ['127.0.0.0/8'] });
  await house.hostHere('health-data');

  const { headers } = await json<Echo>(
    await fetch(house.url + PATH, { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 127.0.0.5' } }),
  );

  assert.equal(headers['x-forwarded-for'], '203.0.113.9');
});

test('edge: paths and framings that can be read in two ways are refused', async () => {
  await using house = await openGateway();
  await house.hostHere('health-data');

  const doubled = await fetch(`${house.url}//v1/people/me/daily`);
  const encoded = await fetch(`${house.url}/v1/people/%2e%2e%2fme/daily`);
  const coded = await raw(
    house,
    'POST /v1/people HTTP/1.1\r\nhost: x\r\ntransfer-encoding: identity, chunked\r\nconnection: close\r\n\r\n0\r\n\r\n',
  );
  const both = await raw(
    house,
    'POST /v1/people HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n',
  );

  assert.deepEqual([doubled.status, encoded.status], [400, 400]);
  assert.match(coded, /^HTTP\/1\.1 400 /);
  assert.match(both, /^HTTP\/1\.1 400 /);
});

test('edge: unknown addresses and methods are problem documents, and internal operations are unknown', async () => {
  await using house = await openGateway();

  const unknown = await fetch(`${house.url}/v1/nothing`);
  const internal = await fetch(`${house.url}/v1/accounts`, { method: 'POST', body: '{}' });
  const method = await fetch(`${house.url}/v1/metrics`, { method: 'DELETE' });

  assert.deepEqual([unknown.status, internal.status, method.status], [404, 404, 405]);
  assert.deepEqual([(await json(unknown))['code'], unknown.headers.get('content-type')], ['not-found', 'application/problem+json']);
  assert.equal(method.headers.get('allow'), 'GET, HEAD');
});

test('edge: an address that only looks like one of its own is unknown', async () => {
  await using house = await openGateway();

  const reply = await fetch(`${house.url}/v1/gateway/routes/`);

  assert.deepEqual([reply.status, (await json(reply))['code']], [404, 'not-found']);
});

test('edge: a service that is nowhere is 503 with a time to come back', async () => {
  await using house = await openGateway();

  const reply = await fetch(house.url + PATH);

  assert.deepEqual([reply.status, reply.headers.get('retry-after'), (await json(reply))['code']], [503, '1', 'unavailable']);
});

test('limits: exactly as many requests as allowed for one token, with headers that say so, and others are not touched', async () => {
  await using house = await openGateway({ requestsPerMinutePerToken: 10 });
  await house.hostHere('health-data');
  const [hers, his] = [house.identity.clientToken(person()), house.identity.clientToken(person())];

  const replies = [];
  for (let n = 0; n < 12; n++) replies.push(await fetch(house.url + PATH, { headers: bearer(hers) }));
  const other = await fetch(house.url + PATH, { headers: bearer(his) });

  assert.deepEqual(
    replies.map(({ status }) => status),
    [...Array<number>(10).fill(200), 429, 429],
  );
  assert.equal(replies[0]?.headers.get('ratelimit-policy'), '"token";q=10;w=60');
  assert.match(replies[0]?.headers.get('ratelimit') ?? '', /^"token";r=9;t=60$/);
  const wait = Number(replies[11]?.headers.get('retry-after'));
  assert.ok(wait >= 1 && wait <= 60, String(wait));
  assert.equal(other.status, 200);
});

test('limits: a live change counts at once', async () => {
  await using house = await openGateway({ requestsPerMinutePerAddress: 10 });
  await house.hostHere('health-data');
  for (let n = 0; n < 11; n++) await fetch(house.url + PATH);

  house.settings('gateway').set('requestsPerMinutePerAddress', 100);

  assert.equal((await fetch(house.url + PATH)).status, 200);
});

test('limits: guessing tokens uses up the limit of the address', async () => {
  await using house = await openGateway({ requestsPerMinutePerAddress: 10 });
  await house.hostHere('health-data');

  const statuses = [];
  for (let n = 0; n < 12; n++) statuses.push((await fetch(house.url + PATH, { headers: bearer(`aceso_${n}`) })).status);

  assert.deepEqual(statuses, [...Array<number>(10).fill(401), 429, 429]);
  assert.equal(house.identity.exchanges(), 10);
});

test('documents: OpenAPI names just the routes that are there, AsyncAPI the events, and people get a page', async () => {
  await using house = await openGateway();

  const open = await json<{ openapi: string; paths: Record<string, unknown> }>(await fetch(`${house.url}/openapi.json`));
  const events = await json<{ asyncapi: string }>(await fetch(`${house.url}/asyncapi.json`));
  const page = await fetch(`${house.url}/docs`);

  assert.match(open.openapi, /^3\.1/);
  assert.match(events.asyncapi, /^3\./);
  assert.equal('/v1/accounts' in open.paths, false);
  for (const path of Object.keys(open.paths)) {
    const reply = await fetch(house.url + path.replace(/\{[^}]+\}/g, 'x'), { method: 'OPTIONS' });
    assert.notEqual(reply.status, 404, path);
  }
  assert.match(await page.text(), /\/v1\/people\/:personId/);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});
