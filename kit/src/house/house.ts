import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';
import { loadPolicies } from '../auth/policies.ts';
import type { Client } from '../client/client.ts';
import { openEventLog, type EventLog } from '../bus/index.ts';
import { openRelay, type Relay } from '../bus/relay.ts';
import type { Settings } from '../config/settings.ts';
import type { Module } from '../module.ts';
import type { AnyContract } from '../any-contract.ts';
import { createPeers, type PeerRegistry } from '../peers.ts';
import { connect } from '../sql/connect.ts';
import { openPool } from '../sql/pool.ts';
import { prepareDatabase, RELAY, urlOf } from '../sql/prepare.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { clientOf } from './client-of.ts';
import { scheduleUpkeep } from './upkeep.ts';
import { derivePassword } from './keys.ts';
import { startService, type RunningService } from './service.ts';

/** Connections of one service at most; ten services share the server's hundred. */
const CONNECTIONS_PER_SERVICE = 5;
/** Started before the others, since they ask it for their settings. */
const FIRST = 'configuration';

export interface HouseOptions {
  /** What this process hosts. */
  readonly modules: readonly Module[];
  /** Contracts of all services, hosted here or not: policies are made for them. */
  readonly contracts: readonly AnyContract[];
  /** Administrator's address of the database of a service. */
  readonly databaseOf: (service: string) => string;
  readonly natsUrl?: string | undefined;
  /** Addresses of services that run elsewhere. */
  readonly peers?: Readonly<Record<string, readonly string[]>>;
  /** Where a service listens; a service without a place is reached in process only. Port 0 takes a free one. */
  readonly listen?: Readonly<Record<string, { readonly host: string; readonly port: number }>>;
  readonly secret: Uint8Array;
  readonly folder: string;
  readonly publicOrigin: string;
  readonly version: string;
  readonly now?: () => Date;
  readonly strict?: boolean;
  readonly around: Surroundings;
}

/** Logs, telemetry and settings of a service, made by whoever hosts it. */
export interface Surroundings {
  logger(service: string): Logger;
  telemetry(service: string): Telemetry;
  settings(contract: AnyContract, context: SurroundingsContext): Promise<OwnedSettings>;
  decorate?(app: FastifyInstance, service: string): void;
  /** After all services run: begin to export. */
  started?(context: SurroundingsContext): Promise<void>;
  stop?(): Promise<void>;
}

export interface SurroundingsContext {
  readonly peers: PeerRegistry;
  readonly options: HouseOptions;
  readonly eventLogOf: (service: string) => EventLog;
}

export interface OwnedSettings {
  readonly settings: Settings;
  stop(): Promise<void>;
}

export interface RunningHouse extends AsyncDisposable {
  readonly services: ReadonlyMap<string, RunningService>;
  readonly peers: PeerRegistry;
  /** Typed client of a service for the program itself, which is known as a service of its own name. */
  clientAs<C extends AnyContract>(name: string, other: C): Client<C['operations']>;
  /** Address on which a service listens, such as `http://127.0.0.1:8400`. */
  addressOf(service: string): string | undefined;
}

/** Starts the services of one process: databases prepared, configuration first, then all others side by side. */
export async function startHouse(options: HouseOptions): Promise<RunningHouse> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const act of closing.toReversed()) await act();
  };
  try {
    return await open(options, closing, close);
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function open(options: HouseOptions, closing: (() => Promise<unknown>)[], close: () => Promise<void>): Promise<RunningHouse> {
  const { modules, around } = options;
  const now = options.now ?? (() => new Date());
  const policies = loadPolicies(options.contracts);
  const peers = createPeers(options.peers);
  const passwordOf = (service: string): string => derivePassword(options.secret, `database/${service}`);
  const groups = Map.groupBy(modules, (module) => options.databaseOf(module.name));
  await Promise.all(
    [...groups].map(([adminUrl, group]) =>
      prepareDatabase({ adminUrl, services: group.map(({ name, migrations }) => ({ name, migrations })), passwordOf }),
    ),
  );

  const logs = new Map<string, EventLog>();
  const pools = new Map<string, pg.Pool>();
  for (const [adminUrl, group] of groups) {
    for (const { name } of group) {
      const pool = openPool({ url: urlOf(adminUrl, name, passwordOf(name)), name: `aceso ${name}`, max: CONNECTIONS_PER_SERVICE });
      pools.set(name, pool);
      closing.push(() => pool.end());
    }
    const [first] = group;
    const pool = first && pools.get(first.name);
    if (first === undefined || pool === undefined) continue;
    const eventLog = await openEventLog({
      db: connect(pool),
      url: urlOf(adminUrl, first.name, passwordOf(first.name)),
      log: around.logger(first.name),
    });
    for (const { name } of group) logs.set(name, eventLog);
    closing.push(() => eventLog.stop());
    const doors = new Map(group.flatMap(({ name }) => (pools.has(name) ? [[name, connect(found(pools, name))] as const] : [])));
    const upkeep = scheduleUpkeep({ adminUrl, services: doors, now, log: around.logger(first.name) });
    closing.push(async () => upkeep[Symbol.dispose]());
    if (options.natsUrl !== undefined)
      closing.push(await relay(options.natsUrl, urlOf(adminUrl, RELAY, passwordOf(RELAY)), eventLog, around.logger('relay')));
  }

  const context: SurroundingsContext = { peers, options, eventLogOf: (service) => found(logs, service) };
  const services = new Map<string, RunningService>();
  const start = async (module: Module): Promise<void> => {
    const owned = await around.settings(module.contract, context);
    closing.push(() => owned.stop());
    const service = await startService({
      module,
      now,
      peers,
      policies,
      db: connect(found(pools, module.name), around.telemetry(module.name).tracer),
      databaseUrl: urlOf(options.databaseOf(module.name), module.name, passwordOf(module.name)),
      eventLog: found(logs, module.name),
      settings: owned.settings,
      telemetry: around.telemetry(module.name),
      log: around.logger(module.name),
      secret: options.secret,
      folder: options.folder,
      publicOrigin: options.publicOrigin,
      version: options.version,
      strict: options.strict ?? false,
      decorate: (app) => around.decorate?.(app, module.name),
    });
    closing.push(() => service.stop());
    services.set(module.name, service);
  };
  for (const module of modules) if (module.name === FIRST) await start(module);
  await Promise.all(modules.filter((module) => module.name !== FIRST).map(start));

  const addresses = new Map<string, string>();
  for (const [name, place] of Object.entries(options.listen ?? {})) {
    const service = services.get(name);
    if (service !== undefined) addresses.set(name, await service.app.listen(place));
  }
  await around.started?.(context);
  if (around.stop !== undefined) closing.push(() => around.stop?.() ?? Promise.resolve());
  const clientAs = <C extends AnyContract>(name: string, other: C): Client<C['operations']> =>
    clientOf(name, other, { peers, secret: options.secret, publicOrigin: options.publicOrigin, now });
  return { services, peers, clientAs, addressOf: (service) => addresses.get(service), [Symbol.asyncDispose]: close };
}

async function relay(natsUrl: string, url: string, eventLog: EventLog, log: Logger): Promise<() => Promise<unknown>> {
  const running: Relay = await openRelay({ natsUrl, url, eventLog, log });
  return () => running.stop();
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`${name} is not hosted here`);
  return value;
}
