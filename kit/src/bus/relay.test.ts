import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { event } from '@aceso/contracts';
import Type from 'typebox';
import { on } from '../module.ts';
import { eventProbe, freshDatabase, quietLog, type TestDatabase } from '../testing/index.ts';
import { createBus } from './bus.ts';
import { createConsumer } from './consumer.ts';
import { openEventLog, type EventLog } from './log.ts';
import { openRelay } from './relay.ts';

const counted = event({ type: 'users.counted', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });
const answered = event({ type: 'recommendation.answered', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });
const log = quietLog();
const TIMEOUT_MS = 60_000;

const version = natsVersion();
if (version !== undefined) console.log(`relay tests use ${version}`);
const skip = version === undefined ? 'no nats-server in PATH (Debian: apt-get install nats-server)' : false;
if (skip !== false) console.log(`relay tests are skipped: ${skip}`);

test(
  'relay: an event crosses to the other database, is handled there once, and its answer comes back',
  { skip, timeout: TIMEOUT_MS },
  async () => {
    await using nats = await startNats();
    await using here = await side('users', nats.url);
    await using there = await side('recommendation', nats.url);
    const answers: number[] = [];
    const echo = createConsumer({
      service: 'recommendation',
      db: there.db,
      now: () => new Date(),
      log,
      subscriptions: [on(counted, (message, tx) => there.bus.append(tx, answered, message.key, { n: message.payload.n * 10 }))],
    });
    await echo.start(there.eventLog);
    const three = Promise.withResolvers<void>();
    const listener = createConsumer({
      service: 'users',
      db: here.db,
      now: () => new Date(),
      log,
      subscriptions: [on(answered, async (message) => void (answers.push(message.payload.n) === 3 && three.resolve()))],
    });
    await listener.start(here.eventLog);

    for (const n of [1, 2, 3]) await here.db.tx((tx) => here.bus.append(tx, counted, 'ada', { n }));
    await three.promise;
    await echo.stop();
    await listener.stop();

    assert.deepEqual(answers, [10, 20, 30]);
    assert.equal((await eventProbe(there.db).all(counted)).length, 3);
    assert.equal((await eventProbe(here.db).all(counted)).length, 3, 'an own event does not come back');
  },
);

test('relay: NATS that is away, killed or has lost everything loses no event and doubles none', { skip, timeout: TIMEOUT_MS }, async () => {
  const nats = await startNats();
  await using here = await side('users', nats.url);
  await using there = await side('recommendation', nats.url);
  const send = (n: number): Promise<void> => here.db.tx((tx) => here.bus.append(tx, counted, 'ada', { n }));
  const arrived = async (): Promise<readonly number[]> => (await eventProbe(there.db).all(counted)).map((message) => message.payload.n);
  await send(1);
  await until(async () => (await arrived()).length === 1);

  await nats.kill();
  await send(2);
  await nats.start({ keep: true });
  await until(async () => (await arrived()).length === 2);
  await nats.kill();
  await send(3);
  await nats.start({ keep: false });
  await until(async () => (await arrived()).length === 3);
  await send(4);
  await until(async () => (await arrived()).length === 4);
  await nats[Symbol.asyncDispose]();

  assert.deepEqual(await arrived(), [1, 2, 3, 4]);
});

test('relay: of two processes on one database one works, and the other takes over', { skip, timeout: TIMEOUT_MS }, async () => {
  await using nats = await startNats();
  await using here = await side('users', nats.url);
  await using there = await side('recommendation', nats.url);
  const second = await openRelay({ natsUrl: nats.url, url: there.database.urlOf('relay'), eventLog: there.eventLog, log });
  const send = (n: number): Promise<void> => here.db.tx((tx) => here.bus.append(tx, counted, 'ada', { n }));
  const arrived = async (): Promise<number> => (await eventProbe(there.db).all(counted)).length;
  await send(1);
  await until(async () => (await arrived()) === 1);

  await there.stopRelay();
  await send(2);
  await until(async () => (await arrived()) === 2);
  await second.stop();

  assert.equal(await arrived(), 2);
});

interface Side extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly db: ReturnType<TestDatabase['dbOf']>;
  readonly bus: ReturnType<typeof createBus>;
  readonly eventLog: EventLog;
  stopRelay(): Promise<void>;
}

/** A database of its own with one service, its log and its relay. */
async function side(service: string, natsUrl: string): Promise<Side> {
  const database = await freshDatabase({ services: [{ name: service }] });
  const db = database.dbOf(service);
  const eventLog = await openEventLog({ db, url: database.urlOf(service), log });
  const relay = await openRelay({ natsUrl, url: database.urlOf('relay'), eventLog, log });
  let stopped: Promise<void> | undefined;
  const stopRelay = (): Promise<void> => (stopped ??= relay.stop());
  return {
    database,
    db,
    eventLog,
    stopRelay,
    bus: createBus({ source: service, log: eventLog, now: () => new Date() }),
    async [Symbol.asyncDispose]() {
      await stopRelay();
      await eventLog.stop();
      await database[Symbol.asyncDispose]();
    },
  };
}

function natsVersion(): string | undefined {
  try {
    return execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined; // not installed
  }
}

interface Nats extends AsyncDisposable {
  readonly url: string;
  kill(): Promise<void>;
  start(how: { keep: boolean }): Promise<void>;
}

async function startNats(): Promise<Nats> {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-nats-'));
  const port = await freePort();
  const launch = async () => {
    const server = spawn('nats-server', ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    await until(() => answers(port));
    return server;
  };
  let server = await launch();
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async start({ keep }) {
      if (!keep) rmSync(folder, { recursive: true, force: true });
      server = await launch();
    },
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(20)) if (await holds()) return;
  assert.fail('not within 20 s');
}
