import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '@aceso/contracts/identity';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Policies } from '../auth/policies.ts';
import { audienceOf } from '../auth/principal.ts';
import { createShares } from '../auth/shares.ts';
import { createTokenSource } from '../auth/token-source.ts';
import { createVerifier, type Verifier } from '../auth/verifier.ts';
import { createBus, createConsumer, type Consumer, type EventLog } from '../bus/index.ts';
import { createClient } from '../client/create-client.ts';
import type { Settings } from '../config/settings.ts';
import { mountHealth, reasonsOf, type Health } from '../http/health.ts';
import { mount } from '../http/mount.ts';
import { preparePipeline, type PipelineDeps } from '../http/pipeline.ts';
import { createApp } from '../http/server.ts';
import { openJobs } from '../jobs/index.ts';
import type { House, Message, Module } from '../module.ts';
import type { PeerRegistry } from '../peers.ts';
import { createSagas } from '../saga/index.ts';
import { schemaOf } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import { spanAround } from '../telemetry/span-around.ts';
import { observeLag } from '../telemetry/subscription-lag.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { deriveKey, derivePassword } from './keys.ts';
import { serviceAs } from './client-of.ts';
import { identityDoor } from './identity-door.ts';

/** What one service is started with; the same whether it shares the process or not. */
export interface ServiceDeps {
  readonly module: Module;
  readonly db: Db;
  /** Address of its database with its own role, for libraries that open their own connections. */
  readonly databaseUrl: string;
  readonly eventLog: EventLog;
  readonly peers: PeerRegistry;
  readonly policies: Policies;
  readonly settings: Settings;
  readonly telemetry: Telemetry;
  readonly log: Logger;
  readonly now: () => Date;
  readonly secret: Uint8Array;
  readonly folder: string;
  readonly publicOrigin: string;
  readonly version: string;
  readonly strict: boolean;
  /** Adds hooks to the bare application before any route: server spans, metrics. */
  readonly decorate?: (app: FastifyInstance) => void;
}

export interface RunningService {
  readonly name: string;
  readonly app: FastifyInstance;
  readonly consumer: Consumer;
  /** Names what is not ready; empty when all is well. */
  ready(): Promise<readonly string[]>;
  /** Resolves when the work that follows on answers already given is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one service: its doors, its handlers, its sagas and jobs. Resolves when it can be asked. */
export async function startService(deps: ServiceDeps): Promise<RunningService> {
  const { module, db, log, now } = deps;
  const { contract } = module;
  const bus = createBus({ source: module.name, log: deps.eventLog, now });
  const shares = createShares(db, schemaOf(module.name), now);
  const door = identityDoor(deps.peers, deps.publicOrigin);
  const tokens = createTokenSource({
    service: module.name,
    secret: derivePassword(deps.secret, `service/${module.name}`),
    post: door.postToken,
    now,
  });
  const verifiers = new Map<string, Verifier>();
  const verifier = (audience = audienceOf(module.name)): Verifier => {
    const known = verifiers.get(audience) ?? createVerifier({ issuer: deps.publicOrigin, audience, fetchKeys: door.fetchKeys, now });
    verifiers.set(audience, known);
    return known;
  };
  const jobs = openJobs({ service: module.name, databaseUrl: deps.databaseUrl, log });
  const sagas = createSagas({ service: module.name, db, now, log });
  const folder = join(deps.folder, module.name);
  mkdirSync(folder, { recursive: true });

  const house: House = {
    db,
    now,
    log,
    bus,
    jobs,
    sagas,
    tokens,
    verifier,
    folder,
    settings: deps.settings,
    telemetry: deps.telemetry,
    policies: deps.policies,
    peers: deps.peers,
    publicOrigin: deps.publicOrigin,
    client: (other) => createClient(other, { peers: deps.peers, tokens, self: serviceAs(module.name), tracer: deps.telemetry.tracer }),
    deriveKey: (purpose) => deriveKey(deps.secret, purpose),
  };
  const started = await module.start(house);

  const app = createApp(contract, log, deps.publicOrigin);
  deps.decorate?.(app);
  const pipeline: PipelineDeps = {
    contract,
    operations: started.operations,
    db,
    bus,
    log,
    now,
    shares,
    policies: deps.policies,
    strict: deps.strict,
  };
  const prepared = preparePipeline(pipeline);
  mount(app, { ...pipeline, verifier: verifier() }, prepared);
  const health: Health = {
    service: module.name,
    version: deps.version,
    startedAt: now(),
    ready: async () => [...(deps.eventLog.isRead() ? [] : ['the database cannot be reached']), ...((await started.ready?.()) ?? [])],
  };
  mountHealth(app, health);
  await started.routes?.(app);
  await app.ready();
  deps.peers.host(module.name, app, async (operation, input, principal, signal) => {
    const found = prepared.get(operation);
    if (found === undefined) throw new Error(`${module.name} has no operation ${operation}`);
    const run = (): Promise<unknown> => found.run(input, { principal, fromText: false, signal });
    return await spanAround(deps.telemetry.tracer, found.operation.id, { kind: SpanKind.SERVER }, run);
  });

  const consumer = createConsumer({
    service: module.name,
    db,
    subscriptions: [...shares.subscriptions, ...(started.subscriptions ?? [])],
    isUnhurried: started.isUnhurried ?? false,
    now,
    log,
    tracer: deps.telemetry.tracer,
  });
  await consumer.start(deps.eventLog);
  observeLag(deps.telemetry.meter, () => consumer.oldestWaiting(), now);
  sagas.run(started.sagas ?? []);
  const revocations = bus.tail([identity.events.sessionRevoked], (message) => revokeIn(verifiers, message));
  return {
    name: module.name,
    app,
    consumer,
    ready: () => reasonsOf(health),
    settled: async () => await started.settled?.(),
    async stop() {
      revocations[Symbol.dispose]();
      await app.close();
      await consumer.stop();
      await sagas.stop();
      await jobs.stop();
      await started.stop();
    },
  };
}

function revokeIn(verifiers: ReadonlyMap<string, Verifier>, message: Message): void {
  // The producer checked the payload against the contract of identity.
  const { subject, sessionId, tokenId, at } = message.payload as { subject: string; sessionId?: string; tokenId?: string; at: string };
  for (const verifier of verifiers.values()) verifier.revoke({ subject, sessionId, tokenId, at: new Date(at) });
}
