import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { LogExport, MetricExport, REQUEST_DURATION, TraceExport } from '@aceso/contracts/monitoring';
import Fastify from 'fastify';
import { Compile } from 'typebox/compile';
import type { Static } from 'typebox';
import { openTelemetry } from './process-telemetry.ts';
import { nameRoute } from './route-name.ts';
import { spanAround } from './span-around.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const ASKED_FOR = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };

/** An application with telemetry, and what monitoring would have got. */
async function open() {
  const telemetry = openTelemetry({ replica: 'here' });
  const users = telemetry.of('users');
  const got = {
    traces: [] as Static<typeof TraceExport>[],
    logs: [] as Static<typeof LogExport>[],
    metrics: [] as Static<typeof MetricExport>[],
  };
  telemetry.exporter.begin({
    takeTraces: async ({ body }) => (got.traces.push(body as Static<typeof TraceExport>), {}),
    takeLogs: async ({ body }) => (got.logs.push(body as Static<typeof LogExport>), {}),
    takeMetrics: async ({ body }) => (got.metrics.push(body as Static<typeof MetricExport>), {}),
  });
  const app = Fastify();
  users.decorate(app);
  app.post('/v1/people/:id', async () => {
    await Promise.resolve();
    await spanAround(users.tracer, 'select users.person', {}, async () => users.log.info('inside'));
    return {};
  });
  app.get('/fails', async () => {
    throw new Error('no');
  });
  app.get('/readyz', async () => ({}));
  app.get('/*', async ({ raw }) => {
    nameRoute(raw, '/v1/sources/:sourceId');
    return {};
  });
  const spans = () =>
    got.traces.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
  return { telemetry, users, app, got, spans, [Symbol.asyncDispose]: async () => (await app.close(), await telemetry.stop()) };
}

test('telemetry: a request that asks for its trace gets it whole: parent, server span, inner span, log line', async () => {
  await using house = await open();
  house.users.set({ share: 0 });

  await house.app.inject({ method: 'POST', url: '/v1/people/4711', headers: ASKED_FOR, payload: { weight: 1 } });
  await house.telemetry.exporter.flush();

  const [inner, server] = house.spans();
  assert.deepEqual([server?.traceId, server?.parentSpanId, server?.name], [TRACE, '00f067aa0ba902b7', 'POST /v1/people/:id']);
  assert.deepEqual([inner?.traceId, inner?.parentSpanId], [TRACE, server?.spanId]);
  const line = house.got.logs[0]?.resourceLogs[0]?.scopeLogs[0]?.logRecords[0];
  assert.deepEqual([line?.traceId, line?.spanId, line?.body], [TRACE, inner?.spanId, { stringValue: 'inside' }]);
  assert.ok(!JSON.stringify(house.got).includes('4711'), 'a path with an id of a person is nowhere');
});

test('telemetry: a request that is passed on has the name of the route that it leads to, never its address', async () => {
  await using house = await open();
  house.users.set({ share: 1 });

  await house.app.inject('/v1/sources/4711');
  await house.telemetry.exporter.flush();

  assert.deepEqual(
    house.spans().map(({ name }) => name),
    ['GET /v1/sources/:sourceId'],
  );
  assert.match(JSON.stringify(house.got.metrics), /"http.route","value":{"stringValue":"\/v1\/sources\/:sourceId"}/);
  assert.ok(!JSON.stringify(house.got).includes('4711'));
});

test('telemetry: a request that no application sees has its span and its duration, too', async () => {
  await using house = await open();
  house.users.set({ share: 0 });
  const server = createServer((request, response) =>
    house.users.serve(request, response, () => {
      nameRoute(request, '/v1/sources/:sourceId');
      house.users.log.info('inside');
      response.end('{}');
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');

  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/sources/4711`, { headers: ASKED_FOR });
  server.close();
  await house.telemetry.exporter.flush();

  assert.deepEqual(
    house.spans().map(({ name, traceId }) => [name, traceId]),
    [['GET /v1/sources/:sourceId', TRACE]],
  );
  assert.match(JSON.stringify(house.got.logs), new RegExp(TRACE));
  assert.match(JSON.stringify(house.got.metrics), /"http.route","value":{"stringValue":"\/v1\/sources\/:sourceId"}/);
});

test('telemetry: what is sent fits the contract of monitoring', async () => {
  await using house = await open();
  house.users.set({ share: 1 });

  await house.app.inject({ method: 'POST', url: '/v1/people/1', payload: {} });
  await house.telemetry.exporter.flush();

  for (const [schema, bodies] of [
    [TraceExport, house.got.traces],
    [LogExport, house.got.logs],
    [MetricExport, house.got.metrics],
  ] as const) {
    const check = Compile(schema);
    assert.equal(bodies.length > 0, true);
    for (const body of bodies) assert.deepEqual(check.Errors(JSON.parse(JSON.stringify(body))), []);
  }
});

test('telemetry: without sampling only failures and slow requests are kept, and durations of all', async () => {
  await using house = await open();
  house.users.set({ share: 0, slowMs: 60_000 });

  await house.app.inject({ method: 'POST', url: '/v1/people/1', payload: {} });
  await house.app.inject('/fails');
  await house.app.inject('/readyz');
  house.users.set({ slowMs: 0 });
  await house.app.inject({ method: 'POST', url: '/v1/people/2', payload: {} });
  await house.telemetry.exporter.flush();

  assert.deepEqual(
    house.spans().map(({ name, status }) => [name, status?.code ?? 0]),
    [
      ['GET /fails', 2],
      ['POST /v1/people/:id', 0],
    ],
  );
  const metrics = house.got.metrics.flatMap(({ resourceMetrics }) =>
    resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((s) => s.metrics)),
  );
  const points = metrics.find(({ name }) => name === REQUEST_DURATION)?.histogram?.dataPoints ?? [];
  assert.deepEqual(
    points.map(({ count }) => Number(count)).toSorted((a, b) => a - b),
    [1, 2],
  );
});

test('telemetry: durations are sent once: the next batch holds only what came since', async () => {
  await using house = await open();
  await house.app.inject({ method: 'POST', url: '/v1/people/1', payload: {} });
  await house.telemetry.exporter.flush();
  house.got.metrics.length = 0;

  await house.telemetry.exporter.flush();

  assert.ok(!JSON.stringify(house.got.metrics).includes(REQUEST_DURATION));
});

test('telemetry: the level of a service changes while it runs', async () => {
  await using house = await open();

  house.users.log.debug('not yet');
  house.users.set({ logLevel: 'debug' });
  house.users.log.debug('now');
  await house.telemetry.exporter.flush();

  const bodies = JSON.stringify(house.got.logs);
  assert.ok(bodies.includes('now') && !bodies.includes('not yet'));
});

test('telemetry: at the edge a flood of requests that ask for their trace gets a bounded number of traces', async () => {
  const telemetry = openTelemetry({ replica: 'here' });
  const gateway = telemetry.of('gateway');
  gateway.set({ share: 0, perSecond: 2 });
  const spans: unknown[] = [];
  telemetry.exporter.begin({
    takeTraces: async ({ body }) => (spans.push(...(body as Static<typeof TraceExport>).resourceSpans[0]!.scopeSpans[0]!.spans), {}),
    takeLogs: async () => ({}),
    takeMetrics: async () => ({}),
  });
  const app = Fastify();
  gateway.decorate(app);
  app.get('/', async () => ({}));

  for (let i = 0; i < 50; i++) await app.inject({ url: '/', headers: ASKED_FOR });
  await telemetry.exporter.flush();
  await app.close();
  await telemetry.stop();

  // Two a second; the fifty requests may lie in two seconds.
  assert.ok(spans.length >= 2 && spans.length <= 4, `${spans.length}`);
});
