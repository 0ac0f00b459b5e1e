import Type from 'typebox';
import { contract, event, setting } from '../index.ts';
import { Id, LocalDay, MetricId } from '../shapes/index.ts';
import { connectionProblems, ConnectionState } from './connections.ts';
import { connectorSettings } from './connector-settings.ts';
import { exportOperations } from './export.ts';
import { fhirOperations, fhirProblems } from './fhir.ts';
import { healthDataOperations } from './operations.ts';
import { pushProblems } from './push.ts';
import { UploadStatus } from './schemas.ts';

export { Connection, ConnectionState, Integration } from './connections.ts';
export { NewObservation } from './fhir.ts';
export { connectorSetting, type ConnectorEntry } from './connector-settings.ts';
export { ClockFault, DataQuality, DayExplanation, FamilyOrder, OrderPreview } from './fusion-schemas.ts';
export { STATISTICS, TypicalStretch, type Statistic } from './statistics.ts';
export { TableMapping, TablePreview, TableProposal } from './mapping.ts';
export { PushedDeletion, PushedEvent, PushedPressure, PushedSample, PushedSleep, PushedWorkout } from './push.ts';
export {
  BloodPressure,
  DailySeries,
  DailyValue,
  ImportProblem,
  ImportReport,
  MetricInfo,
  NewSample,
  Night,
  PushSource,
  Sample,
  SleepStage,
  Source,
  TypeTally,
  Upload,
  UploadStatus,
  Workout,
} from './schemas.ts';

export const healthData = contract({
  service: 'health-data',
  summary: 'Sources, samples, records, daily summaries, raw uploads.',
  operations: { ...healthDataOperations, ...exportOperations, ...fhirOperations },
  events: {
    healthDataChanged: event({
      type: 'health-data.changed',
      version: 1,
      summary: 'Daily summaries of these days of a metric are new.',
      payload: Type.Object({
        personId: Id,
        changes: Type.Array(Type.Object({ metric: MetricId, from: LocalDay, to: LocalDay, days: Type.Integer({ minimum: 1 }) }), {
          minItems: 1,
        }),
      }),
    }),
    uploadProgressed: event({
      type: 'health-data.upload-progressed',
      version: 1,
      summary: 'An import has come further.',
      payload: Type.Object({
        personId: Id,
        uploadId: Id,
        status: UploadStatus,
        done: Type.Integer(),
        total: Type.Optional(Type.Integer()),
        samples: Type.Integer(),
        secondsLeft: Type.Optional(Type.Number()),
      }),
    }),
    uploadFinished: event({
      type: 'health-data.upload-finished',
      version: 1,
      summary: 'An import has ended, well or not.',
      payload: Type.Object({
        personId: Id,
        uploadId: Id,
        status: UploadStatus,
        source: Type.Optional(Type.String()),
        stored: Type.Integer(),
        alreadyThere: Type.Integer(),
      }),
    }),
    sourceSeen: event({
      type: 'health-data.source-seen',
      version: 1,
      summary: 'A source delivered for the first time.',
      payload: Type.Object({ personId: Id, sourceId: Id, integration: Type.String() }),
    }),
    connectionChanged: event({
      type: 'health-data.connection-changed',
      version: 1,
      summary: 'A connection to a vendor is in another state.',
      payload: Type.Object({ personId: Id, connectionId: Id, integration: Type.String(), name: Type.String(), state: ConnectionState }),
    }),
  },
  settings: {
    importBatchSamples: setting({
      schema: Type.Integer({ minimum: 1000, maximum: 2_000_000 }),
      default: 100_000,
      applies: 'live',
      summary: 'Samples that an import holds before it commits them.',
    }),
    bulkExportHours: setting({
      schema: Type.Integer({ minimum: 1, maximum: 168 }),
      default: 24,
      applies: 'live',
      summary: 'Hours that the files of a bulk export can be fetched.',
    }),
    keepRawUploads: setting({
      schema: Type.Boolean(),
      default: true,
      applies: 'live',
      summary: 'Whether the raw file of an import is kept, for provenance and for reading it again.',
    }),
    keepRawUploadDays: setting({
      schema: Type.Integer({ minimum: 0, maximum: 36_500 }),
      default: 0,
      applies: 'live',
      summary: 'Days that the raw file of an import is kept; 0: until the person removes it.',
    }),
    objectStoreUrl: setting({
      schema: Type.String({ maxLength: 300, pattern: '^(|https?://.+)$' }),
      default: '',
      applies: 'start',
      summary: 'Address of an S3-compatible store for raw files, such as `https://s3.eu-central-1.amazonaws.com`; empty: a folder.',
    }),
    objectStoreBucket: setting({
      schema: Type.String({ maxLength: 63 }),
      default: '',
      applies: 'start',
      summary: 'Bucket of the store for raw files; it must exist.',
    }),
    objectStoreRegion: setting({
      schema: Type.String({ minLength: 1, maxLength: 40 }),
      default: 'us-east-1',
      applies: 'start',
      summary: 'Region of the store for raw files.',
    }),
    objectStoreKeyId: setting({
      schema: Type.String({ maxLength: 200 }),
      default: '',
      applies: 'start',
      summary: 'Access key id for the store for raw files.',
    }),
    objectStoreSecret: setting({
      schema: Type.String({ maxLength: 300 }),
      default: '',
      applies: 'start',
      secret: true,
      summary: 'Secret access key for the store for raw files.',
    }),
    vendorSimulator: setting({
      schema: Type.String({ pattern: '^(http://(localhost|127\\.0\\.0\\.1)(:\\d+)?)?$' }),
      default: '',
      applies: 'live',
      summary: 'Address on this machine of a simulator that stands in for every vendor; empty: the vendors themselves.',
    }),
    // Added by the manifests of integrations; typed by whoever reads them, since their names are not known here.
    ...(connectorSettings() as unknown as Record<never, never>),
  },
  problems: {
    ...connectionProblems,
    ...pushProblems,
    ...fhirProblems,
    'no-such-file': { status: 404, title: 'The file is not kept.', fix: 'Send the file again if it should be kept.' },
    'no-such-person': { status: 404, title: 'No such person.', fix: 'Check the id.' },
    'no-such-upload': { status: 404, title: 'No such upload.', fix: 'List your uploads to see which exist.' },
    'no-such-metric': { status: 404, title: 'No such metric in the vocabulary.', fix: 'See `GET /v1/metrics`.' },
    'no-such-source': { status: 404, title: 'No such source.', fix: 'See `GET /v1/people/me/sources`.' },
    'offset-mismatch': {
      status: 409,
      title: 'The content does not go on where the last part ended.',
      fix: 'Ask for the upload and go on at `received`.',
    },
    'no-mapping-needed': {
      status: 409,
      title: 'This upload does not wait for what its columns are.',
      fix: 'Ask for the upload: `needsMapping` tells whether it waits.',
    },
    'upload-closed': { status: 409, title: 'This upload is complete or cancelled.', fix: 'Create a new upload.' },
    'consent-needed': {
      status: 403,
      title: 'The person has not agreed to the keeping of health data.',
      fix: 'Give the consent `storage-and-advice`.',
    },
    'no-such-family': { status: 404, title: 'No such family of metrics.', fix: 'See `family` in `GET /v1/metrics`.' },
    'period-too-long': {
      status: 400,
      title: 'The period ends before it begins, or is longer than 400 days.',
      fix: 'Ask for a shorter time, or for one part after the other.',
    },
    'period-invalid': {
      status: 400,
      title: 'The period ends before it begins, or is longer than ten years.',
      fix: 'Correct `from` and `to`.',
    },
  },
});
