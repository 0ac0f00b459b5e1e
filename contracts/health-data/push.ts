import Type, { type Static } from 'typebox';
import { operation } from '../index.ts';
import { Id, Instant, PersonParams, PersonRef } from '../shapes/index.ts';
import { SleepStage } from './schemas.ts';

/** Items and deletions that one batch may hold, each. */
export const PUSH_ITEMS_MAX = 10_000;
const BATCH_BYTES_MAX = 16_777_216;
const DOCUMENT_BYTES_MAX = 33_554_432;
const DETAILS_MAX = 50;
const STAGES_MAX = 2_000;
const CURSORS_MAX = 300;
const DEVICES_MAX = 100;

const NativeId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'Id that the phone gives the item, such as the UUID of HealthKit or the id of Health Connect: how it is deleted later.',
});
const DeviceId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: 'What the app calls the phone that it runs on: the same after an update.',
});
const SourceKind = Type.Union([
  Type.Literal('watch'),
  Type.Literal('phone'),
  Type.Literal('scale'),
  Type.Literal('monitor'),
  Type.Literal('app'),
  Type.Literal('manual'),
]);

/** Who measured, where that is not the phone itself. */
const PushedSource = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    kind: Type.Optional(SourceKind),
    manufacturer: Type.Optional(Type.String({ maxLength: 80 })),
    model: Type.Optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false },
);
const Common = { id: Type.Optional(NativeId), source: Type.Optional(PushedSource) };
const Unit = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'UCUM code, or as HealthKit writes it. `%` is of a hundred; a fraction is `1`.',
});

export const PushedSample = Type.Object(
  {
    kind: Type.Optional(Type.Literal('sample')),
    ...Common,
    metric: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Id of the vocabulary (`GET /v1/metrics`), a HealthKit identifier, or a record of Health Connect with a single value.',
    }),
    start: Instant,
    end: Type.Optional(Instant),
    value: Type.Number(),
    unit: Unit,
  },
  { additionalProperties: false },
);
export const PushedSleep = Type.Object(
  {
    kind: Type.Literal('sleep'),
    ...Common,
    stages: Type.Array(Type.Object({ stage: SleepStage, start: Instant, end: Instant }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: STAGES_MAX,
    }),
  },
  { additionalProperties: false },
);
export const PushedWorkout = Type.Object(
  {
    kind: Type.Literal('workout'),
    ...Common,
    type: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'Type of the vocabulary; another one is kept as `other` under its own name.',
    }),
    start: Instant,
    end: Instant,
    activeSeconds: Type.Optional(Type.Number({ minimum: 0, description: 'Without pauses.' })),
    energyKcal: Type.Optional(Type.Number({ minimum: 0 })),
    distanceM: Type.Optional(Type.Number({ minimum: 0 })),
    averageHeartRate: Type.Optional(Type.Number({ minimum: 0 })),
    maximumHeartRate: Type.Optional(Type.Number({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export const PushedPressure = Type.Object(
  {
    kind: Type.Literal('blood-pressure'),
    ...Common,
    start: Instant,
    systolic: Type.Number(),
    diastolic: Type.Number(),
    unit: Type.Optional(Unit),
  },
  { additionalProperties: false },
);
export const PushedEvent = Type.Object(
  {
    kind: Type.Literal('event'),
    ...Common,
    type: Type.String({ minLength: 1, maxLength: 100, description: 'As the phone calls it. Kept with its details, whatever it is.' }),
    start: Instant,
    end: Type.Optional(Instant),
    details: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]), {
        maxProperties: DETAILS_MAX,
      }),
    ),
  },
  { additionalProperties: false },
);
/** What the phone's store has deleted: by the id of its item, or by the times of a sample that came without one. */
export const PushedDeletion = Type.Union([
  Type.Object({ id: NativeId }, { additionalProperties: false }),
  Type.Object(
    {
      metric: Type.String({ minLength: 1, maxLength: 100 }),
      start: Instant,
      end: Type.Optional(Instant),
      source: Type.Optional(PushedSource),
    },
    { additionalProperties: false },
  ),
]);

export type PushedSample = Static<typeof PushedSample>;
export type PushedSleep = Static<typeof PushedSleep>;
export type PushedWorkout = Static<typeof PushedWorkout>;
export type PushedPressure = Static<typeof PushedPressure>;
export type PushedEvent = Static<typeof PushedEvent>;
export type PushedDeletion = Static<typeof PushedDeletion>;

/** How far the phone is with one of its types: kept together with the batch, given back as it came. */
const PushCursor = Type.Object({
  type: Type.String({ minLength: 1, maxLength: 120, description: 'As the phone calls it, such as `HKQuantityTypeIdentifierHeartRate`.' }),
  value: Type.String({ maxLength: 4096, description: 'The phone’s own mark: an anchor, a changes token.' }),
  reachedFrom: Type.Optional(Instant),
  reachedTo: Type.Optional(Instant),
  complete: Type.Optional(Type.Boolean({ description: 'Whether the history of the type has come.' })),
});

const PushedCount = Type.Object({
  stored: Type.Integer({ description: 'Samples and records that are new or have changed.' }),
  alreadyThere: Type.Integer(),
  quarantined: Type.Integer({ description: 'Values that cannot be true: kept aside, see `GET /v1/people/me/quarantine`.' }),
});

const PushDevice = Type.Object({
  deviceId: DeviceId,
  name: Type.String(),
  platform: Type.String(),
  lastBatchId: Type.Optional(Type.String()),
  lastBatchAt: Type.Optional(Instant),
  items: Type.Integer({ description: 'Items that it has sent since it was first seen, repeated ones included.' }),
});

export const pushOperations = {
  pushBatch: operation({
    id: 'health-data.pushBatch',
    method: 'POST',
    path: '/v1/people/:personId/push/batches',
    permission: 'health-data:push:write',
    summary: 'A phone sends what its store has gathered and deleted; each item is answered for, the same batch again changes nothing.',
    params: PersonParams,
    body: Type.Object({
      batchId: Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{7,99}$',
        description: 'Made by the phone, the same for each try of the same batch.',
      }),
      device: Type.Object({
        id: DeviceId,
        name: Type.String({ minLength: 1, maxLength: 120 }),
        platform: Type.Union([Type.Literal('healthkit'), Type.Literal('health-connect'), Type.Literal('other')], {
          description: 'Whose ids the items carry: two phones that share a store of health data share its ids.',
        }),
        model: Type.Optional(Type.String({ maxLength: 80 })),
      }),
      items: Type.Optional(
        Type.Array(Type.Union([PushedSample, PushedSleep, PushedWorkout, PushedPressure, PushedEvent, Type.Unknown()]), {
          maxItems: PUSH_ITEMS_MAX,
          description: 'One that is not as described here is refused alone.',
        }),
      ),
      deletions: Type.Optional(Type.Array(Type.Union([PushedDeletion, Type.Unknown()]), { maxItems: PUSH_ITEMS_MAX })),
      cursors: Type.Optional(Type.Array(PushCursor, { maxItems: CURSORS_MAX })),
    }),
    bodyLimit: BATCH_BYTES_MAX,
    output: Type.Object({
      batchId: Type.String(),
      repeated: Type.Boolean({ description: 'Whether the batch had come before: this is the answer that it got then.' }),
      ...PushedCount.properties,
      deleted: Type.Integer({ description: 'Deletions that took something away.' }),
      notKnown: Type.Integer({ description: 'Deletions of what was never here, or is gone already.' }),
      deletedBefore: Type.Integer({ description: 'Items that were deleted before: they stay deleted.' }),
      rejected: Type.Array(
        Type.Object({
          list: Type.Union([Type.Literal('items'), Type.Literal('deletions')]),
          index: Type.Integer(),
          code: Type.Union([
            Type.Literal('item-invalid'),
            Type.Literal('metric-unknown'),
            Type.Literal('unit-unfit'),
            Type.Literal('end-missing'),
            Type.Literal('source-unknown'),
          ]),
          path: Type.String({ description: 'JSON pointer of the field.' }),
          message: Type.String(),
          fix: Type.String(),
        }),
      ),
    }),
    errors: ['no-such-person', 'consent-needed', 'batch-differs'],
  }),
  listPushDevices: operation({
    id: 'health-data.listPushDevices',
    method: 'GET',
    path: '/v1/people/:personId/push/devices',
    permission: 'health-data:sources:read',
    summary: 'Phones that have sent something.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(PushDevice, { maxItems: DEVICES_MAX }) }),
    errors: ['no-such-person'],
  }),
  readPushDevice: operation({
    id: 'health-data.readPushDevice',
    method: 'GET',
    path: '/v1/people/:personId/push/devices/:deviceId',
    permission: 'health-data:push:write',
    summary: 'How far a phone is, by each of its types; one that has not sent anything has no cursors.',
    params: Type.Object({ personId: PersonRef, deviceId: DeviceId }),
    output: Type.Object({
      deviceId: DeviceId,
      lastBatchId: Type.Optional(Type.String()),
      lastBatchAt: Type.Optional(Instant),
      cursors: Type.Array(PushCursor),
    }),
    errors: ['no-such-person'],
  }),
  pushHealthAutoExport: operation({
    id: 'health-data.pushHealthAutoExport',
    method: 'POST',
    path: '/v1/people/:personId/push/health-auto-export',
    permission: 'health-data:push:write',
    summary: 'Takes the JSON that the app Health Auto Export posts to a REST address; the same document again changes nothing.',
    params: PersonParams,
    body: Type.Object({ data: Type.Object({}, { additionalProperties: true }) }, { additionalProperties: true }),
    bodyLimit: DOCUMENT_BYTES_MAX,
    output: Type.Object({
      pushId: Id,
      ...PushedCount.properties,
      skipped: Type.Integer({ description: 'Points that say nothing, such as zero hours of a stage.' }),
      problems: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer(), fix: Type.Optional(Type.String()) })),
    }),
    errors: ['no-such-person', 'consent-needed'],
  }),
};

/** Problems of pushing. */
export const pushProblems = {
  'batch-differs': {
    status: 409,
    title: 'A batch of this id was stored with another content.',
    fix: 'Give each batch an id of its own; send the same content when you try again.',
  },
} as const;
