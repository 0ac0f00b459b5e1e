import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { contract, event, operation, setting } from '../index.ts';
import { Cursor, Id, Instant, LocalDay, MetricId, pageOf, PersonParams, PersonRef, TimeZone } from '../shapes/index.ts';

const Family = Type.String({ maxLength: 40, description: 'Family of the vocabulary, such as `heart`.' });
export const MetricInfo = Type.Object({
  id: MetricId,
  name: Type.String(),
  family: Family,
  kind: Type.Union([Type.Literal('discrete'), Type.Literal('interval')]),
  aggregation: Type.Union([Type.Literal('sum'), Type.Literal('mean'), Type.Literal('last'), Type.Literal('duration')]),
  unit: Type.String({ description: 'UCUM.' }),
  decimals: Type.Integer(),
  loinc: Type.Optional(Type.String()),
});

/** A sample as a program pushes it. */
export const NewSample = Type.Object(
  {
    metric: MetricId,
    start: Instant,
    end: Type.Optional(Instant),
    value: Type.Number(),
    unit: Type.String({ maxLength: 40, description: 'UCUM code; converted exactly when it is not the stored one.' }),
  },
  { additionalProperties: false },
);

export const Sample = Type.Object({ start: Instant, end: Type.Optional(Instant), value: Type.Number(), source: Type.String() });

/** Counts of one of the source's own types in an import, in the file's own unit and before any merging. */
export const TypeTally = Type.Object({
  read: Type.Integer(),
  stored: Type.Integer(),
  alreadyThere: Type.Integer(),
  skipped: Type.Integer(),
  quarantined: Type.Integer(),
  sum: Type.Optional(Type.Number()),
  first: Type.Optional(Instant),
  last: Type.Optional(Instant),
});
export const ImportProblem = Type.Object({
  reason: Type.String(),
  count: Type.Integer(),
  example: Type.Optional(Type.String({ description: 'Where it was met; never a value.' })),
});
export const ImportReport = Type.Object({
  source: Type.String(),
  bytes: Type.Integer(),
  seconds: Type.Number(),
  peakResidentMB: Type.Number(),
  types: Type.Record(Type.String(), TypeTally),
  problems: Type.Array(ImportProblem),
});
export const UploadStatus = Type.Union([
  Type.Literal('receiving'),
  Type.Literal('waiting'),
  Type.Literal('importing'),
  Type.Literal('summarising'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);
export const Upload = Type.Object({
  uploadId: Id,
  personId: Id,
  name: Type.String(),
  bytes: Type.Optional(Type.Integer()),
  received: Type.Integer(),
  sha256: Type.Optional(Type.String()),
  status: UploadStatus,
  progress: Type.Object({
    done: Type.Integer({ description: 'Bytes of the document read.' }),
    total: Type.Optional(Type.Integer()),
    samples: Type.Integer(),
    secondsLeft: Type.Optional(Type.Number()),
  }),
  source: Type.Optional(Type.String()),
  report: Type.Optional(ImportReport),
  failure: Type.Optional(Type.String()),
  createdAt: Instant,
  finishedAt: Type.Optional(Instant),
});

/** One metric over civil days. A day without data is absent: missing is never zero. */
export const DailyValue = Type.Object({
  day: LocalDay,
  value: Type.Number({ description: 'By the metric’s own aggregation, after merging sources.' }),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  count: Type.Integer({ description: 'Samples behind it.' }),
  coverage: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'Share of the day’s 24 hours (of the night for night measures) with data.',
  }),
  sources: Type.Array(Type.String()),
});
export const DailySeries = Type.Object({ metric: MetricId, unit: Type.String(), values: Type.Array(DailyValue) });

export const SleepStage = Type.Union([
  Type.Literal('in-bed'),
  Type.Literal('awake'),
  Type.Literal('light'),
  Type.Literal('deep'),
  Type.Literal('rem'),
  Type.Literal('asleep'),
]);
export const Night = Type.Object({
  day: LocalDay,
  start: Instant,
  end: Instant,
  source: Type.String(),
  asleepMinutes: Type.Number(),
  inBedMinutes: Type.Optional(Type.Number()),
  awakeMinutes: Type.Optional(Type.Number()),
  lightMinutes: Type.Optional(Type.Number()),
  deepMinutes: Type.Optional(Type.Number()),
  remMinutes: Type.Optional(Type.Number()),
  stages: Type.Array(Type.Object({ stage: SleepStage, start: Instant, end: Instant })),
});
export const Workout = Type.Object({
  workoutId: Type.String(),
  type: Type.String(),
  start: Instant,
  end: Instant,
  durationMinutes: Type.Number({ description: 'Without pauses.' }),
  energyKcal: Type.Optional(Type.Number()),
  distanceM: Type.Optional(Type.Number()),
  averageHeartRate: Type.Optional(Type.Number()),
  source: Type.String(),
});
export const BloodPressure = Type.Object({ at: Instant, systolic: Type.Number(), diastolic: Type.Number(), source: Type.String() });
export const Source = Type.Object({
  sourceId: Id,
  name: Type.String(),
  kind: Type.String({ description: '`watch`, `phone`, `scale`, `app`, `manual` …' }),
  integration: Type.String(),
  firstAt: Type.Optional(Instant),
  lastAt: Type.Optional(Instant),
  samples: Type.Integer(),
  rank: Type.Integer({ description: 'Lower wins when two sources saw the same minute.' }),
});

const UploadParams = Type.Object({ uploadId: Id });
const Period = { from: Type.Optional(Instant), to: Type.Optional(Instant) };
const Days = { from: LocalDay, to: LocalDay };

export const healthData = contract({
  service: 'health-data',
  summary: 'Sources, samples, records, daily summaries, raw uploads.',
  operations: {
    createUpload: operation({
      id: 'health-data.createUpload',
      method: 'POST',
      path: '/v1/uploads',
      permission: 'health-data:uploads:write',
      summary: 'Announces a file; its content follows in one or more parts.',
      body: Type.Object({
        name: Type.String({ minLength: 1, maxLength: 255 }),
        bytes: Type.Optional(
          Type.Integer({ minimum: 0, description: 'Size when known; the import starts by itself when so much has arrived.' }),
        ),
      }),
      output: Upload,
      status: 201,
      errors: ['consent-needed'],
    }),
    appendUpload: operation({
      id: 'health-data.appendUpload',
      method: 'PATCH',
      path: '/v1/uploads/:uploadId',
      permission: 'health-data:uploads:write',
      summary: 'Adds content at `offset`; what was acknowledged survives a crash, go on from `received`.',
      params: UploadParams,
      query: Type.Object({
        offset: Type.Integer({ minimum: 0, default: 0 }),
        last: Type.Boolean({ default: false, description: 'This part completes the file.' }),
      }),
      accepts: 'binary',
      bodyLimit: 20_000_000_000,
      output: Upload,
      errors: ['no-such-upload', 'offset-mismatch', 'upload-closed'],
    }),
    getUpload: operation({
      id: 'health-data.getUpload',
      method: 'GET',
      path: '/v1/uploads/:uploadId',
      permission: 'health-data:uploads:read',
      summary: 'Progress and, at the end, the report.',
      params: UploadParams,
      output: Upload,
      errors: ['no-such-upload'],
    }),
    listUploads: operation({
      id: 'health-data.listUploads',
      method: 'GET',
      path: '/v1/uploads',
      permission: 'health-data:uploads:read',
      summary: 'Own uploads, newest first.',
      query: Type.Object({ cursor: Cursor, limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }) }),
      output: pageOf(Upload),
      errors: [],
    }),
    cancelUpload: operation({
      id: 'health-data.cancelUpload',
      method: 'DELETE',
      path: '/v1/uploads/:uploadId',
      permission: 'health-data:uploads:write',
      summary: 'Stops an upload or import; what was stored stays.',
      params: UploadParams,
      errors: ['no-such-upload'],
    }),
    pushSamples: operation({
      id: 'health-data.pushSamples',
      method: 'POST',
      path: '/v1/people/:personId/samples',
      permission: 'health-data:samples:write',
      summary: 'Stores up to 10,000 samples of one source; each item is answered for, a repeated item changes nothing.',
      params: PersonParams,
      body: Type.Object({
        source: Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }), kind: Type.Optional(Type.String({ maxLength: 30 })) }),
        samples: Type.Array(NewSample, { minItems: 1, maxItems: 10_000 }),
      }),
      bodyLimit: 4_194_304,
      output: Type.Object({
        stored: Type.Integer(),
        alreadyThere: Type.Integer(),
        quarantined: Type.Integer(),
        rejected: Type.Array(Type.Object({ index: Type.Integer(), path: Type.String(), message: Type.String() })),
      }),
      errors: ['no-such-person', 'consent-needed'],
    }),
    listSamples: operation({
      id: 'health-data.listSamples',
      method: 'GET',
      path: '/v1/people/:personId/samples',
      permission: 'health-data:samples:read',
      summary: 'Samples of one metric, oldest first, paged.',
      params: PersonParams,
      query: Type.Object({
        metric: MetricId,
        ...Period,
        limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 }),
        cursor: Cursor,
      }),
      output: Type.Object({ metric: MetricId, unit: Type.String(), items: Type.Array(Sample), next: Type.Optional(Type.String()) }),
      errors: ['no-such-person', 'no-such-metric'],
    }),
    readSeries: operation({
      id: 'health-data.readSeries',
      method: 'GET',
      path: '/v1/people/:personId/series',
      permission: 'health-data:samples:read',
      summary: 'One metric down-sampled for a chart: minimum, maximum and mean of each of `points` equal stretches.',
      params: PersonParams,
      query: Type.Object({
        metric: MetricId,
        from: Instant,
        to: Instant,
        points: Type.Integer({ minimum: 2, maximum: 4000, default: 800 }),
      }),
      output: Type.Object({
        metric: MetricId,
        unit: Type.String(),
        method: Type.Literal('min-max-mean'),
        samples: Type.Integer({ description: 'Raw samples behind the answer.' }),
        stepMs: Type.Number(),
        points: Type.Array(
          Type.Object({
            at: Type.Number({ description: 'Start of the stretch, milliseconds since the epoch.' }),
            minimum: Type.Number(),
            maximum: Type.Number(),
            mean: Type.Number(),
            count: Type.Integer(),
          }),
        ),
      }),
      errors: ['no-such-person', 'no-such-metric'],
    }),
    readDaily: operation({
      id: 'health-data.readDaily',
      method: 'GET',
      path: '/v1/people/:personId/daily',
      permission: 'health-data:samples:read',
      summary: 'Daily values after merging sources, by civil day of the person.',
      params: PersonParams,
      query: Type.Object({
        metrics: Type.String({ description: 'Comma separated metric ids, or `*` for all that the person has.' }),
        ...Days,
      }),
      output: Type.Object({ timeZone: TimeZone, series: Type.Array(DailySeries) }),
      errors: ['no-such-person', 'no-such-metric', 'period-invalid'],
    }),
    explainDaily: operation({
      id: 'health-data.explainDaily',
      method: 'GET',
      path: '/v1/people/:personId/daily/:metric/:day/explanation',
      permission: 'health-data:samples:read',
      summary: 'Which source counted for which minutes of a day, and why.',
      params: Type.Object({ personId: PersonRef, metric: MetricId, day: LocalDay }),
      output: Type.Object({
        metric: MetricId,
        day: LocalDay,
        value: Type.Optional(Type.Number()),
        unit: Type.String(),
        stretches: Type.Array(
          Type.Object({ from: Instant, to: Instant, source: Type.String(), amount: Type.Number(), why: Type.String() }),
        ),
        leftOut: Type.Array(Type.Object({ source: Type.String(), amount: Type.Number(), why: Type.String() })),
      }),
      errors: ['no-such-person', 'no-such-metric'],
    }),
    listSleep: operation({
      id: 'health-data.listSleep',
      method: 'GET',
      path: '/v1/people/:personId/sleep',
      permission: 'health-data:samples:read',
      category: 'sleep',
      summary: 'Main nights, by the day of waking.',
      params: PersonParams,
      query: Type.Object(Days),
      output: Type.Object({ timeZone: TimeZone, items: Type.Array(Night) }),
      errors: ['no-such-person', 'period-invalid'],
    }),
    listWorkouts: operation({
      id: 'health-data.listWorkouts',
      method: 'GET',
      path: '/v1/people/:personId/workouts',
      permission: 'health-data:samples:read',
      category: 'activity',
      summary: 'Workouts, oldest first.',
      params: PersonParams,
      query: Type.Object(Days),
      output: Type.Object({ timeZone: TimeZone, items: Type.Array(Workout) }),
      errors: ['no-such-person', 'period-invalid'],
    }),
    listBloodPressure: operation({
      id: 'health-data.listBloodPressure',
      method: 'GET',
      path: '/v1/people/:personId/blood-pressure',
      permission: 'health-data:samples:read',
      category: 'blood-pressure',
      summary: 'Paired readings, oldest first.',
      params: PersonParams,
      query: Type.Object(Days),
      output: Type.Object({ timeZone: TimeZone, items: Type.Array(BloodPressure) }),
      errors: ['no-such-person', 'period-invalid'],
    }),
    listLatest: operation({
      id: 'health-data.listLatest',
      method: 'GET',
      path: '/v1/people/:personId/latest',
      permission: 'health-data:samples:read',
      summary: 'Newest value of each metric that the person has, future dates left out.',
      params: PersonParams,
      output: Type.Object({
        items: Type.Array(
          Type.Object({
            metric: MetricId,
            unit: Type.String(),
            value: Type.Number(),
            at: Instant,
            source: Type.String(),
            firstAt: Instant,
            samples: Type.Integer(),
          }),
        ),
      }),
      errors: ['no-such-person'],
    }),
    listQuarantine: operation({
      id: 'health-data.listQuarantine',
      method: 'GET',
      path: '/v1/people/:personId/quarantine',
      permission: 'health-data:samples:read',
      summary: 'Values that cannot be true, kept aside with the reason.',
      params: PersonParams,
      query: Type.Object({ cursor: Cursor, limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
      output: pageOf(
        Type.Object({
          metric: Type.String(),
          at: Type.Optional(Instant),
          value: Type.Optional(Type.Number()),
          unit: Type.String(),
          source: Type.String(),
          reason: Type.String(),
        }),
      ),
      errors: ['no-such-person'],
    }),
    listSources: operation({
      id: 'health-data.listSources',
      method: 'GET',
      path: '/v1/people/:personId/sources',
      permission: 'health-data:sources:read',
      summary: 'What delivers data for a person, best first.',
      params: PersonParams,
      output: pageOf(Source),
      errors: ['no-such-person'],
    }),
    rankSources: operation({
      id: 'health-data.rankSources',
      method: 'PUT',
      path: '/v1/people/:personId/sources/order',
      permission: 'health-data:sources:write',
      summary: 'Changes which source wins; days are summed up anew.',
      params: PersonParams,
      body: Type.Object({ sourceIds: Type.Array(Id, { minItems: 1, maxItems: 500 }) }),
      output: pageOf(Source),
      errors: ['no-such-person', 'no-such-source'],
    }),
    listMetrics: operation({
      id: 'health-data.listMetrics',
      method: 'GET',
      path: '/v1/metrics',
      permission: 'public',
      summary: 'The vocabulary: every metric with unit and codes.',
      output: Type.Object({ items: Type.Array(MetricInfo) }),
      errors: [],
    }),
    erasePerson: operation({
      id: 'health-data.erasePerson',
      method: 'DELETE',
      path: '/v1/people/:personId/health-data',
      internal: true,
      permission: 'health-data:people:erase',
      summary: 'Removes everything of a person, raw files included.',
      params: PersonParams,
      output: ErasureReceipt,
      errors: [],
    }),
  },
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
  },
  settings: {
    importBatchSamples: setting({
      schema: Type.Integer({ minimum: 1000, maximum: 2_000_000 }),
      default: 200_000,
      applies: 'live',
      summary: 'Samples that an import holds before it commits them.',
    }),
    keepRawUploads: setting({
      schema: Type.Boolean(),
      default: true,
      applies: 'live',
      summary: 'Whether the raw file of an import is kept, for provenance and for reading it again.',
    }),
  },
  problems: {
    'no-such-person': { status: 404, title: 'No such person.', fix: 'Check the id.' },
    'no-such-upload': { status: 404, title: 'No such upload.', fix: 'List your uploads to see which exist.' },
    'no-such-metric': { status: 404, title: 'No such metric in the vocabulary.', fix: 'See `GET /v1/metrics`.' },
    'no-such-source': { status: 404, title: 'No such source.', fix: 'See `GET /v1/people/me/sources`.' },
    'offset-mismatch': {
      status: 409,
      title: 'The content does not go on where the last part ended.',
      fix: 'Ask for the upload and go on at `received`.',
    },
    'upload-closed': { status: 409, title: 'This upload is complete or cancelled.', fix: 'Create a new upload.' },
    'consent-needed': {
      status: 403,
      title: 'The person has not agreed to the keeping of health data.',
      fix: 'Give the consent `storage-and-advice`.',
    },
    'period-invalid': {
      status: 400,
      title: 'The period ends before it begins, or is longer than ten years.',
      fix: 'Correct `from` and `to`.',
    },
  },
});
