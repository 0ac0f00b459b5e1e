import Type from 'typebox';
import { contract, event, operation, setting } from '../index.ts';
import { Cursor, Instant, pageOf } from '../shapes/index.ts';

export { allSettingsOf, EVERY_SERVICE } from './every-service.ts';

const ServiceName = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40, description: 'Name of a service, such as `health-data`.' });
const SettingName = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$', maxLength: 80, description: 'Name of a setting, such as `logLevel`.' });
const Version = Type.Integer({ minimum: 0, description: 'Counts the changes of one service; 0 before the first.' });
const Reason = Type.String({ minLength: 3, maxLength: 500, description: 'Why, for whoever reads the history.' });
const ExpectedVersion = Type.Optional(
  Type.Integer({ minimum: 0, description: 'Version that the change was thought out on; a newer one in force refuses it.' }),
);
const Fingerprint = Type.String({
  description: 'Stands for a secret: the same secret has the same fingerprint, nothing else follows from it.',
});

/** Where a value comes from; the later layer wins: default, environment, stored. */
export const Layer = Type.Union([Type.Literal('default'), Type.Literal('environment'), Type.Literal('stored')]);

/** A value as people may see it: a secret shows only its fingerprint. */
export const ShownValue = Type.Object({ value: Type.Optional(Type.Unknown()), fingerprint: Type.Optional(Fingerprint) });

export const SettingView = Type.Object({
  name: SettingName,
  summary: Type.String(),
  schema: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema: what a value must be.' }),
  secret: Type.Boolean(),
  applies: Type.Union([Type.Literal('live'), Type.Literal('start')]),
  default: ShownValue,
  effective: ShownValue,
  layer: Layer,
});

/** What one running process of a service says about the configuration that it obeys. */
export const InForce = Type.Object({
  replica: Type.String({ minLength: 1, maxLength: 120 }),
  version: Version,
  environment: Type.Array(
    Type.Object({ name: SettingName, value: Type.Optional(Type.Unknown()), fingerprint: Type.Optional(Fingerprint) }),
    {
      maxItems: 500,
      description: 'Values that the process has from its environment.',
    },
  ),
  waiting: Type.Array(SettingName, { maxItems: 500, description: 'Changed settings that are read only at the next start.' }),
  refused: Type.Array(SettingName, { maxItems: 500, description: 'Stored values that do not fit and are not obeyed.' }),
});

export const ServiceConfiguration = Type.Object({
  service: ServiceName,
  summary: Type.String(),
  version: Version,
  settings: Type.Array(SettingView),
  inForce: Type.Array(
    Type.Object({
      replica: Type.String(),
      version: Version,
      waiting: Type.Array(SettingName),
      refused: Type.Array(SettingName),
      reportedAt: Instant,
    }),
  ),
});

export const ConfigurationChange = Type.Object({
  service: ServiceName,
  version: Version,
  kind: Type.Union([Type.Literal('set'), Type.Literal('clear'), Type.Literal('rollback')]),
  author: Type.String({ description: 'Account that made the change.' }),
  reason: Type.String(),
  at: Instant,
  toVersion: Type.Optional(Version),
  changes: Type.Array(
    Type.Object({
      setting: SettingName,
      before: Type.Optional(ShownValue),
      after: Type.Optional(ShownValue),
    }),
    { description: 'Stored values before and after; absent where there was or is none.' },
  ),
});

/** Answer to a change; `changed` is false when the values were as wanted already and no version was made. */
export const ChangeResult = Type.Object({
  service: ServiceName,
  version: Version,
  changed: Type.Boolean(),
  names: Type.Array(SettingName),
});

const ServiceParams = Type.Object({ service: ServiceName });
const SettingParams = Type.Object({ service: ServiceName, setting: SettingName });

export const configuration = contract({
  service: 'configuration',
  summary: 'Typed settings of all services: layers, versions, history, secrets.',
  operations: {
    listConfiguration: operation({
      id: 'configuration.listConfiguration',
      method: 'GET',
      path: '/v1/configuration',
      permission: 'configuration:settings:read',
      summary: 'Every setting of every service with schema, default, value in force and its layer.',
      output: Type.Object({ services: Type.Array(ServiceConfiguration) }),
      errors: [],
    }),
    getConfiguration: operation({
      id: 'configuration.getConfiguration',
      method: 'GET',
      path: '/v1/configuration/:service',
      permission: 'configuration:settings:read',
      summary: 'The settings of one service and which replica obeys which version.',
      params: ServiceParams,
      output: ServiceConfiguration,
      errors: ['no-such-service'],
    }),
    setSetting: operation({
      id: 'configuration.setSetting',
      method: 'PUT',
      path: '/v1/configuration/:service/:setting',
      permission: 'configuration:settings:write',
      summary: 'Stores a value; running services obey at once.',
      params: SettingParams,
      body: Type.Object({ value: Type.Unknown(), reason: Reason, expectedVersion: ExpectedVersion }),
      output: ChangeResult,
      errors: ['no-such-service', 'no-such-setting', 'configuration-changed'],
    }),
    clearSetting: operation({
      id: 'configuration.clearSetting',
      method: 'DELETE',
      path: '/v1/configuration/:service/:setting',
      permission: 'configuration:settings:write',
      summary: 'Takes a stored value away: environment or default count again.',
      params: SettingParams,
      query: Type.Object({ reason: Reason, expectedVersion: ExpectedVersion }),
      output: ChangeResult,
      errors: ['no-such-service', 'no-such-setting', 'configuration-changed'],
    }),
    listHistory: operation({
      id: 'configuration.listHistory',
      method: 'GET',
      path: '/v1/configuration/:service/history',
      permission: 'configuration:settings:read',
      summary: 'Changes of a service, newest first, with author and reason.',
      params: ServiceParams,
      query: Type.Object({
        setting: Type.Optional(SettingName),
        cursor: Cursor,
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
      }),
      output: pageOf(ConfigurationChange),
      errors: ['no-such-service'],
    }),
    rollback: operation({
      id: 'configuration.rollback',
      method: 'POST',
      path: '/v1/configuration/:service/rollback',
      permission: 'configuration:settings:write',
      summary: 'Stores the values of an earlier version again, all at once, as a new version.',
      params: ServiceParams,
      body: Type.Object({ toVersion: Version, reason: Reason, expectedVersion: ExpectedVersion }),
      output: ChangeResult,
      errors: ['no-such-service', 'no-such-version', 'configuration-changed', 'version-no-longer-fits'],
    }),
    getEffective: operation({
      id: 'configuration.getEffective',
      method: 'GET',
      path: '/v1/configuration/:service/effective',
      internal: true,
      permission: 'configuration:effective:read',
      summary: 'Stored values for the service itself, secrets in clear.',
      params: ServiceParams,
      output: Type.Object({ service: ServiceName, version: Version, values: Type.Record(Type.String(), Type.Unknown()) }),
      errors: ['no-such-service'],
    }),
    reportInForce: operation({
      id: 'configuration.reportInForce',
      method: 'PUT',
      path: '/v1/configuration/:service/in-force',
      internal: true,
      permission: 'configuration:in-force:write',
      summary: 'A process of the service says what it obeys.',
      params: ServiceParams,
      body: InForce,
      errors: ['no-such-service'],
    }),
  },
  events: {
    configurationChanged: event({
      type: 'configuration.changed',
      version: 1,
      summary: 'Stored settings of a service have changed; it carries names, never values.',
      payload: Type.Object({ service: ServiceName, version: Version, names: Type.Array(SettingName) }),
    }),
  },
  settings: {
    replicaSilentSeconds: setting({
      schema: Type.Integer({ minimum: 10, maximum: 86_400 }),
      default: 120,
      applies: 'live',
      summary: 'Seconds without a report after which a replica is no longer listed.',
    }),
  },
  problems: {
    'no-such-service': { status: 404, title: 'There is no service of this name.', fix: 'List the configuration to see the names.' },
    'no-such-setting': {
      status: 404,
      title: 'The service has no setting of this name.',
      fix: 'List the configuration of the service to see the names.',
    },
    'no-such-version': { status: 404, title: 'The service never had this version.', fix: 'Look into the history for the versions.' },
    'configuration-changed': {
      status: 409,
      title: 'Somebody else has changed the configuration in the meantime.',
      fix: 'Look at the present values and decide again.',
    },
    'version-no-longer-fits': {
      status: 409,
      title: 'A value of that version is not allowed any more.',
      fix: 'Set the wanted values one by one.',
    },
  },
});
