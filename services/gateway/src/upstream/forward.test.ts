import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { json, openGateway, type Echo } from '../../test/open-gateway.ts';

const PATH = '/v1/people/me/daily?metric=step-count';

test('forward: method, path, query, body and headers arrive; what is of one connection only does not', async () => {
  await using house = await openGateway();
  await house.hostElsewhere('users', ['one']);

  const reply = await fetch(`${house.url}/v1/people?x=%C3%A9`, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json', te: 'trailers', 'x-mine': '1' },
  });

  const echo = await json<Echo>(reply);
  assert.deepEqual(
    [echo.method, echo.url, echo.body, echo.headers['x-mine'], echo.headers['te']],
    ['POST', '/v1/people?x=%C3%A9', '{"a":1}', '1', undefined],
  );
});

test('forward: a large body streams both ways', async () => {
  await using house = await openGateway();
  await house.hostElsewhere('users', ['one']);
  const body = 'x'.repeat(20_000_000);

  const reply = await fetch(`${house.url}/v1/people`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });

  assert.equal((await json<Echo>(reply)).body.length, body.length);
});

test('forward: replicas share the work', async () => {
  await using house = await openGateway();
  await house.hostElsewhere('health-data', ['one', 'two']);

  const names = await Promise.all(Array.from({ length: 40 }, async () => (await json<Echo>(await fetch(house.url + PATH))).name));

  for (const name of ['one', 'two']) assert.ok(names.filter((one) => one === name).length >= 5, names.join(' '));
});

test('forward: a replica that is gone costs no request that can be repeated, and is left alone soon', async () => {
  await using house = await openGateway();
  const [gone] = await house.hostElsewhere('health-data', ['gone', 'there']);
  await gone!.stop();

  const replies = [];
  for (let n = 0; n < 20; n++) replies.push(await fetch(house.url + PATH));

  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
});

test('forward: a write is not sent twice; when no replica answers it is 503', async () => {
  await using house = await openGateway();
  const [gone] = await house.hostElsewhere('users', ['gone']);
  await gone!.stop();

  const reply = await fetch(`${house.url}/v1/people`, { method: 'POST', body: '{}' });

  assert.deepEqual([reply.status, (await json(reply))['code']], [503, 'unavailable']);
});

test('forward: a service that does not begin to answer in time is 504', async () => {
  await using house = await openGateway({ upstreamTimeoutMs: 100 });
  await house.hostElsewhere('health-data', ['slow'], (app) => void app.get('/*', () => new Promise(() => {})));

  const reply = await fetch(house.url + PATH);

  assert.deepEqual([reply.status, (await json(reply))['code']], [504, 'deadline-exceeded']);
});

test('forward: an answer that is no HTTP is 502', async () => {
  await using house = await openGateway();
  const server = createServer((socket) => socket.end('what?\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  house.peers.setAddresses({ users: [`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`] });

  const reply = await fetch(`${house.url}/v1/people`, { method: 'POST', body: '{}' });

  server.close();
  assert.deepEqual([reply.status, (await json(reply))['code']], [502, 'bad-gateway']);
});

test('forward: events come through one by one, and a client that leaves is noticed behind', async () => {
  await using house = await openGateway();
  const left = Promise.withResolvers<void>();
  await house.hostElsewhere('dashboard', ['one'], (app) => {
    app.get('/v1/live', (request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.raw.write('data: first\n\n');
      request.raw.on('close', () => left.resolve());
    });
  });
  // The test's own neighbour stands in this process; the stream comes from the other one.
  house.peers.host('dashboard', undefined as never, () => Promise.reject(new Error('not called')));
  const control = new AbortController();

  const reply = await fetch(`${house.url}/v1/live`, { signal: control.signal });
  const first = await reply.body!.getReader().read();
  control.abort();

  assert.equal(Buffer.from(first.value!).toString(), 'data: first\n\n');
  await Promise.race([left.promise, pause(2000).then(() => assert.fail('the service was not told'))]);
});

test('forward: an extra route is obeyed as soon as it is set', async () => {
  await using house = await openGateway();
  await house.hostElsewhere('analytics', ['one']);
  const before = await fetch(`${house.url}/v1/beta/x`);

  house.settings('gateway').set('extraRoutes', [{ prefix: '/v1/beta', service: 'analytics' }]);

  const after = await fetch(`${house.url}/v1/beta/x`);
  assert.deepEqual([before.status, (await json<Echo>(after)).url], [404, '/v1/beta/x']);
});
