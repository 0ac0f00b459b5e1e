import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metrics, trace } from '@opentelemetry/api';
import { CONTRACTS } from '@aceso/contracts/all';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { loadPolicies, type Policies } from '../auth/policies.ts';
import { openEventLog } from '../bus/index.ts';
import type { Consumer } from '../bus/index.ts';
import { startService, type RunningService } from '../house/service.ts';
import { createApp } from '../http/server.ts';
import type { Module } from '../module.ts';
import type { AnyContract } from '../any-contract.ts';
import { createPeers, type LocalCall, type PeerRegistry } from '../peers.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { testIssuer, type TestIssuer, type TokenChange } from './issuer.ts';
import type { EventType, Payload } from '@aceso/contracts';
import { drain, eventProbe, quietBus, type EventProbe } from './bus.ts';
import type { TestPrincipal } from './principals.ts';
import { testSettings, type TestSettings } from './settings.ts';

const ORIGIN = 'http://aceso.test';
/** The same for every test of a process: made once, since validating them takes a tenth of a second. */
const shared: { policies?: Policies } = {};

/** A neighbour that the tested service calls: answers operations of a contract with functions of the test. */
export interface Neighbour {
  readonly contract: AnyContract;
  readonly operations: Readonly<Record<string, (input: { params: never; query: never; body: never }) => unknown>>;
}

export interface TestHouseOptions {
  readonly modules: readonly Module[];
  readonly neighbours?: readonly Neighbour[];
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly now?: () => Date;
  readonly log?: Logger;
  /** Address that the world knows; `http://aceso.test` unless told otherwise. */
  readonly origin?: string;
  /** `false` for benchmarks: answers are not checked against their contract, as in earnest. */
  readonly strict?: boolean;
}

export interface TestRequest {
  readonly as?: TestPrincipal;
  readonly token?: string;
  readonly change?: TokenChange;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: Buffer | string;
}

export interface TestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The JSON answer. */
  json<T = Record<string, unknown>>(): T;
}

/** Services as they run in earnest, on a database of their own, with tokens of a test issuer. */
export interface TestHouse extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly issuer: TestIssuer;
  readonly peers: PeerRegistry;
  /** Where the services keep their files. */
  readonly folder: string;
  service(name: string): RunningService;
  app(name: string): FastifyInstance;
  settings(name: string): TestSettings<Record<string, unknown>>;
  ask(service: string, request: TestRequest): Promise<TestReply>;
  /** Lets services finish what follows on their answers, then handles every event that waits, also those that follow. */
  settle(): Promise<void>;
  readonly events: EventProbe;
  /** Publishes an event as a neighbour would, in a transaction of its own. */
  publish<E extends EventType>(neighbour: string, event: E, key: string, payload: Payload<E>): Promise<void>;
}

/** Starts modules for a test; strict: an answer that breaks its contract, or an undeclared fault, fails the request. */
export async function testHouse(options: TestHouseOptions): Promise<TestHouse> {
  const now = options.now ?? (() => new Date());
  const log = options.log ?? pino({ level: process.env['ACESO_TEST_LOG'] ?? 'silent' });
  const neighbours = (options.neighbours ?? [])
    .map(({ contract }) => ({ name: contract.service }))
    .filter(({ name }) => !options.modules.some((module) => module.name === name));
  const database = await freshDatabase({
    services: [...options.modules.map(({ name, migrations }) => ({ name, migrations })), ...neighbours],
  });
  const folder = mkdtempSync(join(tmpdir(), 'aceso-test-'));
  const origin = options.origin ?? ORIGIN;
  const issuer = await testIssuer(origin);
  const peers = createPeers();
  if (!options.modules.some(({ name }) => name === 'identity')) hostIssuer(peers, issuer, log);
  for (const neighbour of options.neighbours ?? [])
    peers.host(
      neighbour.contract.service,
      peers.of(neighbour.contract.service).local ?? createApp(neighbour.contract, log),
      neighbourCall(neighbour),
    );
  const [first] = options.modules;
  if (first === undefined) throw new Error('a test house needs at least one module');
  const eventLog = await openEventLog({ db: database.dbOf(first.name), url: database.urlOf(first.name), log });
  const settings = new Map(
    options.modules.map((module) => [module.name, testSettings(module.contract, options.settings?.[module.name] ?? {})]),
  );
  const services = new Map<string, RunningService>();
  const secret = randomBytes(32);
  for (const module of options.modules) {
    const running = await startService({
      module,
      now,
      log,
      peers,
      eventLog,
      secret,
      folder,
      policies: (shared.policies ??= loadPolicies(CONTRACTS)),
      db: database.dbOf(module.name),
      databaseUrl: database.urlOf(module.name),
      settings: known(settings, module.name),
      telemetry: {
        tracer: trace.getTracer(module.name),
        meter: metrics.getMeter(module.name),
        serve: (_request, _response, act) => act(),
      },
      publicOrigin: origin,
      version: 'test',
      strict: options.strict ?? true,
    });
    services.set(module.name, running);
  }
  const consumers = (): readonly Consumer[] => [...services.values()].map(({ consumer }) => consumer);
  return {
    database,
    issuer,
    peers,
    folder,
    service: (name) => known(services, name),
    app: (name) => known(services, name).app,
    settings: (name) => known(settings, name),
    events: eventProbe(database.dbOf(first.name)),
    publish: (neighbour, event, key, payload) =>
      database.dbOf(neighbour).tx((tx) => quietBus(neighbour, now).append(tx, event, key, payload)),
    async settle() {
      await Promise.all([...services.values()].map((service) => service.settled()));
      await drain(...consumers());
    },
    async ask(service, request) {
      const token =
        request.token ?? (request.as === undefined ? undefined : await issuer.token(request.as, service, now(), request.change));
      const reply = await known(services, service).app.inject({
        method: request.method ?? (request.body === undefined && request.payload === undefined ? 'GET' : 'POST'),
        url: request.path,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body !== undefined
          ? { payload: JSON.stringify(request.body) }
          : request.payload !== undefined
            ? { payload: request.payload }
            : {}),
      });
      return { status: reply.statusCode, headers: reply.headers, text: reply.body, json: <T>() => JSON.parse(reply.body) as T };
    },
    async [Symbol.asyncDispose]() {
      for (const service of [...services.values()].reverse()) await service.stop();
      await eventLog.stop();
      await database[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stands where identity would: only its public keys. */
function hostIssuer(peers: PeerRegistry, issuer: TestIssuer, log: Logger): void {
  const app = createApp({ problems: {} }, log);
  app.get('/.well-known/jwks.json', async () => issuer.keys);
  peers.host('identity', app, () => Promise.reject(new Error('identity is not part of this test')));
}

const neighbourCall =
  ({ contract, operations }: Neighbour): LocalCall =>
  async (operation, input) => {
    const act = operations[operation];
    if (act === undefined) throw new Error(`the test has no ${contract.service}.${operation}`);
    return await act(input as { params: never; query: never; body: never }); // The test knows the types of its own contract.
  };

function known<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`${name} is not part of this test`);
  return value;
}
