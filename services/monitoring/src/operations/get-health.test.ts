import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import { monitoring, SUBSCRIPTION_LAG, type Alert } from '@aceso/contracts/monitoring';
import { durationBatch, gaugeBatch } from '../testing/batches.ts';
import { openMonitoring, type OpenMonitoring } from '../testing/open.ts';

type Health = Output<typeof monitoring.operations.getHealth>;
const LOOK_EVERY_MS = 10;
const WITHIN_MS = 5_000;

/** A neighbour in another process whose readiness the test decides. */
async function neighbour() {
  const state = { ready: true };
  const server = createServer((_request, response) => {
    response.writeHead(state.ready ? 200 : 503, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ status: state.ready ? 'ready' : 'not-ready', reasons: state.ready ? [] : ['the database cannot be reached'] }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    address: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void (await new Promise((done) => server.close(done))),
  };
}

/** Asks for the health until it is as wanted, with a bound. */
async function healthWhen(open: OpenMonitoring, isWanted: (health: Health) => boolean): Promise<Health> {
  for (const end = performance.now() + WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    const health = await open.get<Health>('/v1/ops/health');
    if (isWanted(health)) return health;
    if (performance.now() > end) throw new Error(`never so: ${JSON.stringify(health.services)}`);
  }
}
/** The test stands in for identity without a readiness of its own: only users concern us. */
const alertsOf = ({ alerts }: Health) => alerts.filter(({ service }) => service === 'users');
const of = (health: Health, service: string) => health.services.find((each) => each.service === service)!;

test('getHealth: all ten services with state, since when and why; a change is seen, told in the history and in one sentence', async () => {
  await using elsewhere = await neighbour();
  await using open = await openMonitoring({ probeSeconds: 0.1, alertAfterSeconds: 3600 });
  open.house.peers.setAddresses({ users: [elsewhere.address], gateway: ['http://127.0.0.1:1'] });

  const first = await healthWhen(
    open,
    (health) =>
      of(health, 'users').state === 'ready' && of(health, 'gateway').state === 'away' && of(health, 'monitoring').state === 'ready',
  );
  elsewhere.state.ready = false;
  open.now.pass(60);
  const second = await healthWhen(open, (health) => of(health, 'users').state === 'not-ready');

  assert.equal(first.services.length, 10);
  assert.match(first.sentence, /^\d+ of 10 services are ready; .*away: gateway; not heard of yet: .*recommendation/);
  assert.deepEqual([of(first, 'users').since, of(first, 'gateway').reasons], ['2026-03-01T08:00:00.000Z', ['cannot be reached']]);
  assert.deepEqual(of(second, 'users').reasons, ['the database cannot be reached']);
  assert.equal(of(second, 'users').since, '2026-03-01T08:01:00.000Z');
  const { items } = await open.get<{ items: { state: string; at: string; address: string }[] }>('/v1/ops/health/history?service=users');
  assert.deepEqual(
    items.map(({ state, at, address }) => [state, at, address]),
    [
      ['not-ready', '2026-03-01T08:01:00.000Z', elsewhere.address],
      ['ready', '2026-03-01T08:00:00.000Z', elsewhere.address],
    ],
  );
});

test('getHealth: an outage that lasts raises one alert with one event, and its end clears it', async () => {
  await using elsewhere = await neighbour();
  await using open = await openMonitoring({ probeSeconds: 0.1, alertAfterSeconds: 30 });
  elsewhere.state.ready = false;
  open.house.peers.setAddresses({ users: [elsewhere.address] });
  await healthWhen(open, (health) => of(health, 'users').state === 'not-ready');

  open.now.pass(31);
  const alarmed = await healthWhen(open, (health) => alertsOf(health).length > 0);
  elsewhere.state.ready = true;
  await healthWhen(open, (health) => alertsOf(health).length === 0);

  assert.equal(alertsOf(alarmed)[0]?.summary, 'users is not ready: the database cannot be reached.');
  const [raised, ...more] = (await open.house.events.all(monitoring.events.alertRaised)).filter(({ key }) => key === 'users');
  assert.deepEqual(
    [raised?.payload.rule, raised?.payload.service, raised?.payload.alertId, more.length],
    ['service-not-ready', 'users', alertsOf(alarmed)[0]?.alertId, 0],
  );
  const [cleared] = await open.house.events.until(monitoring.events.alertCleared);
  assert.equal(cleared?.payload.alertId, raised?.payload.alertId);
  const { items } = await open.get<{ items: Alert[] }>('/v1/ops/alerts');
  assert.deepEqual(
    items.filter(({ service }) => service === 'users').map(({ clearedAt }) => clearedAt),
    ['2026-03-01T08:00:31.000Z'],
  );
});

test('getHealth: the last replica that disappears is an outage, one of several is not', async () => {
  await using one = await neighbour();
  await using two = await neighbour();
  await using open = await openMonitoring({ probeSeconds: 0.1, alertAfterSeconds: 3600 });
  open.house.peers.setAddresses({ users: [one.address, two.address] });
  await healthWhen(open, (health) => of(health, 'users').replicas.length === 2);

  open.house.peers.setAddresses({ users: [one.address] });
  const fewer = await healthWhen(open, (health) => of(health, 'users').replicas.length === 1);
  open.house.peers.setAddresses({});
  const none = await healthWhen(open, (health) => of(health, 'users').state !== 'ready');

  assert.equal(of(fewer, 'users').state, 'ready');
  assert.deepEqual([of(none, 'users').state, of(none, 'users').reasons], ['away', ['no replica is known any more']]);
});

test('getHealth: shows speed, failures and lag of the last minutes', async () => {
  await using open = await openMonitoring();
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:58:00Z', 200, [90, 0, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 500, [0, 10, 0]));
  await open.send('/v1/metrics', durationBatch('users', '2026-03-01T07:30:00Z', 500, [0, 0, 999]));
  await open.send('/v1/metrics', gaugeBatch('recommendation', SUBSCRIPTION_LAG, '2026-03-01T07:59:00Z', 1.5));

  const health = await open.get<Health>('/v1/ops/health');

  const { requestsPerMinute, errorShare, p95Ms } = of(health, 'users');
  assert.deepEqual([requestsPerMinute, errorShare, p95Ms], [20, 0.1, 550]);
  assert.equal(of(health, 'recommendation').lagSeconds, 1.5);
});
