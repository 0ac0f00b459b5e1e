import type { AnyContract } from './any-contract.ts';
import type { NotModified } from './http/not-modified.ts';
import type { JsonText } from './http/json-text.ts';
import type { EventType, Input, Operation, Output, Payload, SettingsOf } from '@aceso/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Policies } from './auth/policies.ts';
import type { Principal } from './auth/principal.ts';
import type { Reach } from './http/reach.ts';
import type { TokenSource } from './auth/token-source.ts';
import type { Verifier } from './auth/verifier.ts';
import type { Client } from './client/client.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { AnySaga, Sagas } from './saga/saga.ts';
import type { Peers } from './peers.ts';
import type { Settings } from './config/settings.ts';
import type { Db } from './sql/sql.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** What an operation knows of the request around it. */
export interface Call {
  readonly principal: Principal;
  readonly log: Logger;
  /** Aborts when the caller has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** What the caller may have of people that only the operation can name. */
  readonly reach: Reach;
  /** The HTTP exchange, for streams, cookies and headers; absent when a service in the same process calls. */
  readonly http: HttpExchange | undefined;
}

export interface HttpExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Implementation<Ops extends Record<string, Operation>> = {
  readonly [K in keyof Ops]: (input: Input<Ops[K]>, call: Call) => Promise<Output<Ops[K]> | NotModified | JsonText>;
};

/** An event as it is delivered: at least once, possibly late and out of order across keys. */
export interface Message<P = unknown> {
  /** Unique for ever, the same on each delivery. */
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** Service that published it. */
  readonly source: string;
  /** Person or thing it is about: events of one key keep their order. */
  readonly key: string;
  readonly occurredAt: Date;
  readonly traceparent: string | undefined;
  readonly payload: P;
}

/** How a message is handled this time. */
export interface Handling {
  /**
   * Nothing else is handled in this transaction, and nothing has failed in it: what would hold up others may be done at once. When it fails
   * the message comes again, and is not alone then.
   */
  readonly isAlone: boolean;
}

type Handle<P> = (message: Message<P>, tx: Db, how: Handling) => Promise<void>;

/** A durable subscription: the handler's writes through `tx` commit together with the cursor, so they happen exactly once. */
export interface Subscription {
  readonly event: EventType;
  readonly handle: Handle<never>;
  readonly foresee?: Foresee<never> | undefined;
}

/** What is known of an event of this process as soon as it is durable, before it is read. */
export type Foreseen<P = unknown> = Pick<Message<P>, 'id' | 'payload'>;

/**
 * Told of an event that stands alone and will be handled at once, while it is still being read: what its handler is going to need may be
 * fetched meanwhile. Only a hint: it may not come, and the event is handled whether it came or not. Must not throw.
 */
type Foresee<P> = (event: Foreseen<P>) => void;

/** Subscribes a service to an event of another one (or of its own). */
export const on = <E extends EventType>(event: E, handle: Handle<Payload<E>>, foresee?: Foresee<Payload<E>>): Subscription => ({
  event,
  handle,
  foresee,
});

/** What the kit gives a service when it starts. */
export interface House<C extends AnyContract = AnyContract> {
  /** The service's own schema with its own role: `search_path` is not set, names are qualified. */
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly settings: Settings<SettingsOf<C>>;
  readonly telemetry: Telemetry;
  readonly jobs: Jobs;
  readonly bus: Bus;
  readonly sagas: Sagas;
  /** Typed client of another service, calling as this service or on behalf of a principal. */
  client<Other extends AnyContract>(other: Other): Client<Other['operations']>;
  /** 32 bytes of key material for one purpose, derived from the installation's secret; never leaves the process. */
  deriveKey(purpose: string): Uint8Array;
  /** Where the other services are, for those that pass requests on. */
  readonly peers: Peers;
  /** Tokens for calls that the typed client cannot make. */
  readonly tokens: TokenSource;
  /** Checks tokens of this service's audience, or of another one. */
  verifier(audience?: string): Verifier;
  readonly policies: Policies;
  /** Folder of this service for files (raw uploads, Parquet); exists. */
  readonly folder: string;
  /** Address under which people reach this installation, without a slash at the end. */
  readonly publicOrigin: string;
}

/** The event log as a service sees it. */
export interface Bus {
  /** Appends an event in the caller's transaction: the event exists exactly when the change does. */
  append<E extends EventType>(tx: Db, event: E, key: string, payload: Payload<E>): Promise<void>;
  /** As `append`, for several. */
  appendAll<E extends EventType>(tx: Db, event: E, list: readonly { readonly key: string; readonly payload: Payload<E> }[]): Promise<void>;
  /** Every event of these types from now on, in every process that asks, not durable: for caches and live screens. */
  tail(events: readonly EventType[], handle: (message: Message) => void): Disposable;
}

export interface Started<Ops extends Record<string, Operation>> {
  readonly operations: Implementation<Ops>;
  readonly subscriptions?: readonly Subscription[];
  /** Nobody waits for what this service does with events: they may lie for a moment, so that whoever is waited for is not held up. */
  readonly isUnhurried?: boolean;
  readonly sagas?: readonly AnySaga[];
  /** Routes that are no operations: protocol endpoints of libraries, static files. Registered after the operations. */
  readonly routes?: (app: FastifyInstance) => Promise<void> | void;
  /** Names what is not ready yet; empty when the service can do its work. */
  readonly ready?: () => Promise<readonly string[]>;
  /** Resolves when the work that follows on answers already given is done, for as much as waits now. */
  readonly settled?: () => Promise<void>;
  stop(): Promise<void>;
}

/** A service as the host knows it. */
export interface Module {
  readonly name: string;
  readonly contract: AnyContract;
  /** Folder with `NNNN-<name>.sql`, applied in order to the service's own schema. */
  readonly migrations: string;
  start(house: House): Promise<Started<Record<string, Operation>>>;
}

/** Ties an implementation to its contract: a missing or mistyped operation is a compile error. */
export function defineModule<C extends AnyContract>(m: {
  readonly contract: C;
  readonly migrations: string;
  start(house: House<C>): Promise<Started<C['operations']>>;
}): Module {
  return {
    name: m.contract.service,
    contract: m.contract,
    migrations: m.migrations,
    // The host hands over exactly the settings of this contract; Record<string, …> cannot express that.
    start: async (house) => (await m.start(house as unknown as House<C>)) as unknown as Started<Record<string, Operation>>,
  };
}
