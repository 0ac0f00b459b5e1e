import Type, { type Static } from 'typebox';

const Address = Type.String({ pattern: '^https://[a-z0-9.-]+(/[^\\s]*)?$', maxLength: 300 });
const Word = Type.String({ minLength: 1, maxLength: 120 });
const Sentence = Type.String({ minLength: 1, maxLength: 600 });

/** The authorization-code flow (RFC 6749), with what vendors do differently. */
export const OAuth2 = Type.Object({
  kind: Type.Literal('oauth2'),
  authorizeUrl: Address,
  tokenUrl: Address,
  /** RFC 7009; absent where the connector's `revoke` knows another way. */
  revokeUrl: Type.Optional(Address),
  /** How the client proves itself to the token endpoint (RFC 6749 2.3.1). */
  clientAuth: Type.Union([Type.Literal('body'), Type.Literal('basic')]),
  /** RFC 7636 with S256. */
  pkce: Type.Boolean(),
  scopes: Type.Array(Word),
  /** Between scopes in the request. */
  scopeSeparator: Type.Union([Type.Literal(' '), Type.Literal(',')], { default: ' ' }),
  /** What the vendor wants beside the standard parameters. */
  authorizeParams: Type.Optional(Type.Record(Type.String(), Type.String())),
  tokenParams: Type.Optional(Type.Record(Type.String(), Type.String())),
  refreshParams: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Whether a refresh token is good for one refresh. */
  refreshRotates: Type.Boolean(),
});

/** What people type in themselves: a key that the vendor made for them, or name and password. */
export const Typed = Type.Object({
  kind: Type.Union([Type.Literal('personal-key'), Type.Literal('password')]),
  fields: Type.Array(
    Type.Object({ name: Type.String({ pattern: '^[a-z][A-Za-z]*$' }), label: Word, secret: Type.Boolean(), help: Type.Optional(Sentence) }),
    { minItems: 1 },
  ),
});

export const RateLimit = Type.Object({
  requests: Type.Integer({ minimum: 1 }),
  seconds: Type.Integer({ minimum: 1 }),
  /** Who shares it: everybody who uses this client, or each account by itself. */
  per: Type.Union([Type.Literal('client'), Type.Literal('account')]),
});

/** How a vendor is spoken to; everything that is said here once is not said in code. */
export const Connection = Type.Object({
  auth: Type.Union([OAuth2, Typed]),
  /** Hosts that may be called, those of `auth` included; any other address is refused. */
  hosts: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }), { minItems: 1 }),
  webhook: Type.Union([
    /** Nothing comes by itself: the vendor is asked. */
    Type.Literal('none'),
    /** Not proven: taken as a reason to ask. */
    Type.Literal('hint'),
    /** Proven by the vendor's signature. */
    Type.Literal('signed'),
  ]),
  pollEveryMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  rateLimits: Type.Array(RateLimit),
  /** A vendor whose accounts lie in several places: which one, an operator says by a setting. */
  regions: Type.Optional(
    Type.Object({
      setting: Type.String({ pattern: '^[a-z][A-Za-z]*$' }),
      /** Region -> host -> host of that region. */
      hosts: Type.Record(Type.String({ pattern: '^[a-z-]+$' }), Type.Record(Type.String(), Type.String({ pattern: '^[a-z0-9.-]+$' }))),
    }),
  ),
  /** How far back the vendor gives data; the whole life of the account when absent. */
  historyDays: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Switched off unless the operator switches it on, and why. */
  offBecause: Type.Optional(Sentence),
  /** Settings beside client id and secret, such as a subscription key. */
  settings: Type.Optional(
    Type.Array(Type.Object({ name: Type.String({ pattern: '^[a-z][A-Za-z]*$' }), summary: Sentence, secret: Type.Boolean() })),
  ),
  guide: Type.Object({
    /** Where a client or a key is made. */
    portal: Address,
    steps: Type.Array(Sentence, { minItems: 1 }),
    /** What people see and can change at the vendor. */
    account: Type.Optional(Address),
    terms: Type.Optional(Sentence),
  }),
});

/** `manifest.json` of a source that is connected to. */
export const ConnectorManifest = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 }),
  name: Word,
  summary: Sentence,
  arrives: Type.Literal('connection'),
  tier: Type.Union([Type.Literal('bronze'), Type.Literal('silver'), Type.Literal('gold')]),
  owners: Type.Array(Word),
  docs: Word,
  /** Metrics that the mapping can hand over: a test compares it with the mapping. */
  delivers: Type.Array(Type.String(), { minItems: 1 }),
  /** Kinds of record beside samples. */
  records: Type.Array(
    Type.Union([
      Type.Literal('sleep-stage'),
      Type.Literal('workout'),
      Type.Literal('blood-pressure'),
      Type.Literal('beats'),
      Type.Literal('electrocardiogram'),
      Type.Literal('event'),
    ]),
  ),
  /** What people may miss. */
  doesNotDeliver: Type.Array(Sentence),
  connection: Connection,
});

export type OAuth2 = Static<typeof OAuth2>;
export type Typed = Static<typeof Typed>;
export type RateLimit = Static<typeof RateLimit>;
export type ConnectorManifest = Static<typeof ConnectorManifest>;
