import type { Static, TObject, TSchema } from 'typebox';

/** How a body travels when it is not one JSON document. */
export type Transport = 'json' | 'binary' | 'raw' | 'ndjson' | 'event-stream' | 'html' | 'text' | 'fhir';

/** Who may call: everybody, any signed-in subject, or whoever the policies allow this action. */
export type Permission = 'public' | 'signed-in' | `${string}:${string}:${string}`;

/** What a SMART scope (`patient/Observation.rs`) must allow; `*` for what reads every type that the scopes name. */
export interface FhirInteraction {
  readonly resource: string;
  /** Create, read, update, delete, search (SMART App Launch 2.2, 3.0.2). */
  readonly interaction: 'c' | 'r' | 'u' | 'd' | 's';
}

/** What is told of a protected resource (RFC 9728), whose address is that of its operation. */
export interface ProtectedResource {
  readonly name: string;
  /** Permissions that a token for it may carry, with what a person is told about each; nothing else can be reached with it. */
  readonly scopes: Readonly<Record<string, string>>;
}

/**
 * One HTTP operation: everything that a caller, a validator, a policy and a document need to know.
 *
 * `params`, `query` and `body` stay apart: what the path says can never be overruled by a body.
 */
export interface Operation<
  P extends TObject | undefined = TObject | undefined,
  Q extends TObject | undefined = TObject | undefined,
  B extends TSchema | undefined = TSchema | undefined,
  O extends TSchema | undefined = TSchema | undefined,
  E extends string = string,
> {
  /** `<service>.<operationName>`: permanent, unique, used in traces, clients and documents. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:parameters`; `:personId` accepts `me`. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  /** Data category that a share or a consent must cover when somebody else than the person asks. */
  readonly category?: string;
  /** Set when its address is a protected resource of its own: it takes tokens that were issued for it, and personal ones, but no cookie. */
  readonly resource?: ProtectedResource;
  /** `Authorization` is not ours to read: the operation judges it itself. Its permission is `public`. */
  readonly judgesCaller?: true;
  /** Interaction of the FHIR door. Whom it concerns only the search or the id tells: the operation asks `call.reach` itself. */
  readonly fhir?: FhirInteraction;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output?: O;
  /** Status of success; 200 unless told otherwise, 204 when there is no output. */
  readonly status?: number;
  /** Problem types that this operation may answer with, beside those that every operation may. */
  readonly errors: readonly E[];
  /** Form of the request body; `binary` is handed over as a stream, `raw` as the bytes of whatever media type, at `call.http`. */
  readonly accepts?: Transport;
  /** Form of the answer; anything but `json` is written by the operation itself. */
  readonly answers?: Transport;
  /** The answer carries its version as `ETag`, and `If-None-Match` with it is answered with 304 while nothing has changed. */
  readonly conditional?: boolean;
  /** Hidden from the public document: only services call it. */
  readonly internal?: boolean;
  /** Largest body in bytes; 1 MiB unless told otherwise. */
  readonly bodyLimit?: number;
}

/** One kind of event. `version` changes only when an old reader would misread the payload. */
export interface EventType<P extends TSchema = TSchema> {
  /** `<service>.<what-happened>` in the past tense. */
  readonly type: string;
  readonly version: number;
  readonly summary: string;
  readonly payload: P;
}

/** Expected failure that a caller can act on (RFC 9457): its code becomes the problem type. */
export interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** One setting of a service: typed, bounded, with a safe default and a sentence. */
export interface Setting<S extends TSchema = TSchema> {
  readonly schema: S;
  readonly default: Static<S>;
  readonly summary: string;
  /** Never shown, logged or returned: only a fingerprint is. */
  readonly secret?: boolean;
  /** `live`: running services obey at once; `start`: read once at start. */
  readonly applies: 'live' | 'start';
}

export interface ServiceContract<
  Ops extends Record<string, Operation> = Record<string, Operation>,
  Evs extends Record<string, EventType> = Record<string, EventType>,
  Sets extends Record<string, Setting> = Record<string, Setting>,
  Probs extends Record<string, ProblemType> = Record<string, ProblemType>,
> {
  readonly service: string;
  readonly summary: string;
  readonly operations: Ops;
  readonly events: Evs;
  readonly settings: Sets;
  readonly problems: Probs;
}

/** Declares an operation and keeps its exact types. */
export const operation = <
  const P extends TObject | undefined = undefined,
  const Q extends TObject | undefined = undefined,
  const B extends TSchema | undefined = undefined,
  const O extends TSchema | undefined = undefined,
  const E extends string = never,
>(
  declared: Operation<P, Q, B, O, E>,
): Operation<P, Q, B, O, E> => declared;

/** Declares an event and keeps the exact type of its payload. */
export const event = <const P extends TSchema>(declared: EventType<P>): EventType<P> => declared;

/** Declares a setting; the default must fit the schema. */
export const setting = <const S extends TSchema>(declared: Setting<S>): Setting<S> => declared;

/** Ties the operations, events, settings and problems of one service together. */
export const contract = <
  const Ops extends Record<string, Operation>,
  const Evs extends Record<string, EventType>,
  const Sets extends Record<string, Setting>,
  const Probs extends Record<string, ProblemType>,
>(
  declared: ServiceContract<Ops, Evs, Sets, Probs>,
): ServiceContract<Ops, Evs, Sets, Probs> => declared;

type StaticOf<S> = S extends TSchema ? Static<S> : Record<string, never>;

/** What an implementation receives: the three parts of a request, validated, each on its own. */
export interface Input<O> {
  readonly params: O extends Operation<infer P, TObject | undefined, TSchema | undefined, TSchema | undefined> ? StaticOf<P> : never;
  readonly query: O extends Operation<TObject | undefined, infer Q, TSchema | undefined, TSchema | undefined> ? StaticOf<Q> : never;
  readonly body: O extends Operation<TObject | undefined, TObject | undefined, infer B, TSchema | undefined>
    ? B extends TSchema
      ? Static<B>
      : undefined
    : never;
}

/** What an implementation answers. */
export type Output<O> =
  O extends Operation<TObject | undefined, TObject | undefined, TSchema | undefined, infer R>
    ? R extends TSchema
      ? Static<R>
      : void
    : never;

/** What an event carries. */
export type Payload<E> = E extends EventType<infer P> ? Static<P> : never;

/** The values of all settings of a contract. */
export type SettingsOf<C> = C extends { readonly settings: infer S }
  ? { readonly [K in keyof S]: S[K] extends Setting<infer V> ? Static<V> : never }
  : never;
