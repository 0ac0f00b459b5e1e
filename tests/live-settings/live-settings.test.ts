import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { configurationModule } from '@aceso/configuration';
import type { Output } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';
import type { configuration } from '@aceso/contracts/configuration';
import type { monitoring } from '@aceso/contracts/monitoring';
import { startHouse, type Module, type Principal, type RunningHouse } from '@aceso/kit';
import { openSurroundings } from '@aceso/kit/surroundings';
import { startTestServer } from '@aceso/kit/testing';
import { monitoringModule } from '@aceso/monitoring';

type View = Output<typeof configuration.operations.getConfiguration>;
type Lines = Output<typeof monitoring.operations.searchLogs>;
type Trace = Output<typeof monitoring.operations.getTrace>;

const LOOK_EVERY_MS = 5;
const WITHIN_MS = 10_000;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OPERATOR: Principal = {
  subject: 'operator',
  kind: 'account',
  roles: ['operator'],
  personId: undefined,
  scopes: ['*'],
  sessionId: undefined,
  tokenId: undefined,
  expiresAt: Number.MAX_SAFE_INTEGER,
  actor: undefined,
};

// A server of its own: roles belong to a whole server, and this house derives their passwords from its own secret.
const server = await startTestServer();
const folder = mkdtempSync(join(tmpdir(), 'aceso-live-'));
const secret = randomBytes(32);
after(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const start = (modules: readonly Module[]): Promise<RunningHouse> =>
  startHouse({
    modules,
    secret,
    folder,
    contracts: CONTRACTS,
    databaseOf: () => server.adminUrl,
    publicOrigin: 'http://aceso.test',
    version: 'test',
    strict: true,
    around: openSurroundings({ sink: 'none', version: 'test', environment: {} }),
  });

async function ask<T>(
  house: RunningHouse,
  service: string,
  operation: string,
  input: { params?: object; query?: object; body?: object },
): Promise<T> {
  const { call } = house.peers.of(service);
  if (call === undefined) throw new Error(`${service} is not hosted`);
  return (await call(operation, { params: {}, query: {}, body: undefined, ...input }, OPERATOR, undefined)) as T; // Checked against the contract: the house is strict.
}

/** Looks again and again, with a bound, until there is something. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    const found = await look().catch(() => undefined); // Not there yet.
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`nothing came within ${WITHIN_MS} ms`);
  }
}

const obeyed = (house: RunningHouse, version: number) =>
  until(async () => {
    const view = await ask<View>(house, 'configuration', 'getConfiguration', { params: { service: 'monitoring' } });
    return view.inForce.some((report) => report.version === version) ? view : undefined;
  });

test('live settings: a change is obeyed by the running service, and kept for a start without the configuration service', async () => {
  const body = { value: 3, reason: 'for this test' };
  {
    await using house = await start([configurationModule, monitoringModule]);
    await ask(house, 'configuration', 'setSetting', { params: { service: 'monitoring', setting: 'logDays' }, body });
    await obeyed(house, 1);
  }

  await using alone = await start([monitoringModule]);

  // Ten days ago is older than three: the setting is in force although nobody could be asked for it.
  const old = { timeUnixNano: `${Date.now() - 10 * 86_400_000}000000`, body: { stringValue: 'old' } };
  const { call } = alone.peers.of('monitoring');
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [old] }] }] };
  const answer = await call?.(
    'takeLogs',
    { params: {}, query: {}, body: batch },
    { ...OPERATOR, kind: 'service', subject: 'service:users', roles: ['service'] },
    undefined,
  );
  assert.deepEqual((answer as { partialSuccess: { rejectedLogRecords: number } }).partialSuccess.rejectedLogRecords, 1);
});

test('live telemetry: a request that asks for its trace is found in monitoring with its line', async () => {
  await using house = await start([configurationModule, monitoringModule]);
  const app = house.services.get('configuration')?.app;

  await app?.inject({ url: '/v1/configuration', headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` } });

  const trace = await until(() => ask<Trace>(house, 'monitoring', 'getTrace', { params: { traceId: TRACE } }));
  assert.deepEqual(
    trace.spans.map(({ service, name, parentSpanId }) => [service, name, parentSpanId]),
    [['configuration', 'GET /v1/configuration', '00f067aa0ba902b7']],
  );
  const [line] = await until(async () => {
    const { items } = await ask<Lines>(house, 'monitoring', 'searchLogs', { query: { trace: TRACE, limit: 10 } });
    return items.length > 0 ? items : undefined;
  });
  assert.deepEqual([line?.message, line?.spanId, line?.attributes['status']], ['request answered', trace.spans[0]?.spanId, 401]);
});

test('live telemetry: the level of logs follows its setting while the service runs', async () => {
  await using house = await start([configurationModule, monitoringModule]);
  const before = await ask<View>(house, 'configuration', 'getConfiguration', { params: { service: 'monitoring' } });

  await ask(house, 'configuration', 'setSetting', {
    params: { service: 'monitoring', setting: 'logLevel' },
    body: { value: 'error', reason: 'be quiet' },
  });
  const after = await obeyed(house, before.version + 1);

  assert.deepEqual(after.settings.find(({ name }) => name === 'logLevel')?.effective, { value: 'error' });
});
