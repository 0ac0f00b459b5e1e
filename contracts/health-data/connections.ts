import Type from 'typebox';
import { operation } from '../index.ts';
import { Id, Instant, MetricId, PersonParams, PersonRef } from '../shapes/index.ts';

const IntegrationId = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 40,
  description: 'Id of an integration, such as `oura`.',
});
/** Kept by whoever typed it in; never returned. */
const Secret = Type.String({ minLength: 1, maxLength: 2000 });

/** A field that people fill in to connect, where the vendor knows no sign-in page for programs. */
const TypedField = Type.Object({
  name: Type.String(),
  label: Type.String(),
  secret: Type.Boolean(),
  help: Type.Optional(Type.String()),
});

/** One entry of the catalogue. */
export const Integration = Type.Object({
  id: IntegrationId,
  name: Type.String(),
  summary: Type.Optional(Type.String()),
  arrives: Type.Union([Type.Literal('file'), Type.Literal('connection')]),
  delivers: Type.Array(MetricId),
  records: Type.Array(Type.String(), { description: 'Kinds of record beside samples, such as `workout`.' }),
  doesNotDeliver: Type.Array(Type.String()),
  howToGet: Type.Optional(
    Type.Array(Type.String(), { description: 'Where a person finds the file, step by step; of what arrives by file.' }),
  ),
  tier: Type.String({ description: 'How far it is proven: bronze, silver or gold.' }),
  connection: Type.Optional(
    Type.Object({
      auth: Type.Union([Type.Literal('oauth2'), Type.Literal('personal-key'), Type.Literal('password')]),
      fields: Type.Array(TypedField),
      push: Type.Boolean({ description: 'Whether the vendor tells of news by itself.' }),
      pollEveryMinutes: Type.Integer(),
      historyDays: Type.Optional(Type.Integer({ description: 'How far back the vendor gives data; absent: everything.' })),
      ready: Type.Union([Type.Literal('ready'), Type.Literal('needs-client'), Type.Literal('off')]),
      why: Type.Optional(Type.String({ description: 'Why it is switched off.' })),
      client: Type.Union([Type.Literal('installation'), Type.Literal('own'), Type.Literal('none')], {
        description: 'Whose client would be used: the one that the operator registered, or one’s own.',
      }),
      simulated: Type.Boolean(),
      settings: Type.Optional(
        Type.Array(Type.Object({ name: Type.String(), summary: Type.String(), secret: Type.Boolean() }), {
          description: 'What a client of one’s own may need beside id and secret: `more` of `setVendorClient`.',
        }),
      ),
      guide: Type.Object({
        portal: Type.String(),
        steps: Type.Array(Type.String()),
        account: Type.Optional(Type.String()),
        terms: Type.Optional(Type.String()),
        callbackUrl: Type.String({ description: 'Redirect address to enter in the portal of the vendor.' }),
        hookUrl: Type.Optional(Type.String({ description: 'Address for webhooks, when it is entered in the portal.' })),
      }),
    }),
  ),
});

export const ConnectionState = Type.Union([
  Type.Literal('connecting'),
  Type.Literal('active'),
  Type.Literal('paused'),
  Type.Literal('needs-reauthentication'),
  Type.Literal('disconnected'),
]);

/** An account at a vendor whose data comes here. */
export const Connection = Type.Object({
  connectionId: Id,
  integration: IntegrationId,
  name: Type.String(),
  state: ConnectionState,
  why: Type.Optional(Type.String({ description: 'What is in the way, in words for the person.' })),
  client: Type.Union([Type.Literal('installation'), Type.Literal('own')]),
  connectedAt: Type.Optional(Instant),
  lastSyncAt: Type.Optional(Instant),
  nextSyncAt: Type.Optional(Instant),
  push: Type.Boolean({ description: 'Whether the vendor tells of news by itself.' }),
  notGranted: Type.Array(Type.String(), { description: 'Families of data that the person left out at the vendor.' }),
  history: Type.Object({
    complete: Type.Boolean(),
    reachedFrom: Type.Optional(Instant),
    records: Type.Integer({ description: 'Records of the vendor that were read so far.' }),
  }),
});

const ConnectionParams = Type.Object({ personId: PersonRef, connectionId: Id });

export const connectionOperations = {
  listIntegrations: operation({
    id: 'health-data.listIntegrations',
    method: 'GET',
    path: '/v1/integrations',
    permission: 'signed-in',
    summary: 'The catalogue: every source that can be connected to or read from a file, with what it delivers.',
    output: Type.Object({ items: Type.Array(Integration) }),
    errors: [],
  }),
  listConnections: operation({
    id: 'health-data.listConnections',
    method: 'GET',
    path: '/v1/people/:personId/connections',
    permission: 'health-data:connections:read',
    summary: 'Accounts at vendors whose data comes here, with state and progress.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(Connection) }),
    errors: ['no-such-person'],
  }),
  beginConnection: operation({
    id: 'health-data.beginConnection',
    method: 'POST',
    path: '/v1/people/:personId/connections',
    permission: 'health-data:connections:write',
    summary: 'Begins to connect: answers where to send the browser, or connects at once with what was typed in.',
    params: PersonParams,
    body: Type.Object({
      integration: IntegrationId,
      typed: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Secret, { description: 'Values of the fields of the catalogue.' })),
    }),
    output: Type.Object({
      connection: Connection,
      authorizeUrl: Type.Optional(Type.String({ description: 'Page of the vendor where the person gives permission.' })),
    }),
    status: 201,
    errors: ['no-such-person', 'consent-needed', 'no-such-integration', 'integration-not-ready', 'vendor-refused'],
  }),
  completeConnection: operation({
    id: 'health-data.completeConnection',
    method: 'POST',
    path: '/v1/people/:personId/connections/completions',
    permission: 'health-data:connections:write',
    summary: 'Ends what was begun, with what the vendor sent along; only in the session that began it, and once.',
    params: PersonParams,
    body: Type.Object({
      state: Type.String({ minLength: 1, maxLength: 200 }),
      code: Type.Optional(Type.String({ maxLength: 4000 })),
      error: Type.Optional(Type.String({ maxLength: 200 })),
      errorDescription: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    output: Connection,
    errors: ['no-such-person', 'consent-needed', 'connection-attempt-unknown', 'connection-denied', 'vendor-refused'],
  }),
  followCallback: operation({
    id: 'health-data.followCallback',
    method: 'GET',
    path: '/v1/connections/callback',
    permission: 'public',
    summary: 'Where vendors send the browser back to: leads on to the app, which ends it in the session that began it.',
    query: Type.Object({
      state: Type.Optional(Type.String({ maxLength: 200 })),
      code: Type.Optional(Type.String({ maxLength: 4000 })),
      error: Type.Optional(Type.String({ maxLength: 200 })),
      error_description: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    answers: 'html',
    errors: [],
  }),
  syncConnection: operation({
    id: 'health-data.syncConnection',
    method: 'POST',
    path: '/v1/people/:personId/connections/:connectionId/sync',
    permission: 'health-data:connections:write',
    summary: 'Asks the vendor now, as far as its limits allow.',
    params: ConnectionParams,
    output: Connection,
    errors: ['no-such-connection'],
  }),
  disconnect: operation({
    id: 'health-data.disconnect',
    method: 'DELETE',
    path: '/v1/people/:personId/connections/:connectionId',
    permission: 'health-data:connections:write',
    summary: 'Stops new data and forgets the tokens; also ends our access at the vendor, and erases what came, when asked to.',
    params: ConnectionParams,
    query: Type.Object({
      revoke: Type.Boolean({ default: true, description: 'Also end our access at the vendor.' }),
      erase: Type.Boolean({ default: false, description: 'Also erase everything that it brought.' }),
    }),
    output: Type.Object({
      connectionId: Id,
      revoked: Type.Union([Type.Literal('revoked'), Type.Literal('failed'), Type.Literal('not-asked'), Type.Literal('not-possible')]),
      erased: Type.Integer({ description: 'Samples and records that were erased.' }),
    }),
    errors: ['no-such-connection'],
  }),
  setVendorClient: operation({
    id: 'health-data.setVendorClient',
    method: 'PUT',
    path: '/v1/people/:personId/vendor-clients/:integration',
    permission: 'health-data:connections:write',
    summary: 'Keeps the client that the person registered at a vendor; it serves their own connections alone.',
    params: Type.Object({ personId: PersonRef, integration: IntegrationId }),
    body: Type.Object({
      clientId: Type.String({ minLength: 1, maxLength: 300 }),
      clientSecret: Secret,
      more: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Secret)),
    }),
    output: Type.Object({ integration: IntegrationId, clientId: Type.String(), hookUrl: Type.Optional(Type.String()) }),
    errors: ['no-such-person', 'consent-needed', 'no-such-integration'],
  }),
  clearVendorClient: operation({
    id: 'health-data.clearVendorClient',
    method: 'DELETE',
    path: '/v1/people/:personId/vendor-clients/:integration',
    permission: 'health-data:connections:write',
    summary: 'Forgets one’s own client; connections that it opened need to be connected again.',
    params: Type.Object({ personId: PersonRef, integration: IntegrationId }),
    errors: ['no-such-person'],
  }),
  receiveHook: operation({
    id: 'health-data.receiveHook',
    method: 'POST',
    path: '/hooks/:integration',
    permission: 'public',
    summary: 'Where vendors tell of news; judged by the vendor’s own signature over the raw body, stored, answered, then worked on.',
    params: Type.Object({ integration: IntegrationId }),
    accepts: 'raw',
    answers: 'text',
    bodyLimit: 1_048_576,
    errors: ['no-such-integration', 'hook-refused'],
  }),
  answerHook: operation({
    id: 'health-data.answerHook',
    method: 'GET',
    path: '/hooks/:integration',
    permission: 'public',
    summary: 'Answers the check that a vendor makes before it begins to call.',
    params: Type.Object({ integration: IntegrationId }),
    answers: 'text',
    errors: ['no-such-integration', 'hook-refused'],
  }),
};

/** Problems of connections. */
export const connectionProblems = {
  'no-such-integration': { status: 404, title: 'There is no such integration to connect to.', fix: 'See `GET /v1/integrations`.' },
  'no-such-connection': { status: 404, title: 'No such connection.', fix: 'See `GET /v1/people/me/connections`.' },
  'integration-not-ready': {
    status: 409,
    title: 'This integration is not set up.',
    fix: 'The operator enters client id and secret in the configuration, or you enter your own on the page of sources.',
  },
  'connection-attempt-unknown': {
    status: 409,
    title: 'This attempt to connect is used up, too old, or was begun in another session.',
    fix: 'Connect again from the page of sources.',
  },
  'connection-denied': { status: 409, title: 'Permission was not given at the vendor.', fix: 'Connect again and agree there.' },
  'vendor-refused': { status: 409, title: 'The vendor did not accept this.', fix: 'Read `detail`, then connect again.' },
  'hook-refused': { status: 401, title: 'The call is not proven to come from the vendor.', fix: 'Sign it as the vendor does.' },
} as const;
