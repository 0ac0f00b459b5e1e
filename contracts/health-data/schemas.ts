import Type from 'typebox';
import { Id, Instant, LocalDay, MetricId } from '../shapes/index.ts';

export const Family = Type.String({ maxLength: 40, description: 'Family of the vocabulary, such as `heart`.' });
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

/** Who measured what a program pushes. */
export const PushSource = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  kind: Type.Optional(Type.String({ maxLength: 30 })),
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

export const Sample = Type.Object({
  start: Instant,
  end: Type.Optional(Instant),
  value: Type.Number(),
  source: Type.String(),
  original: Type.Optional(
    Type.Object(
      { value: Type.Number(), unit: Type.String() },
      { description: 'As the source wrote it, when it was converted from another unit.' },
    ),
  ),
  isFuture: Type.Optional(Type.Literal(true, { description: 'A clock ran ahead: the moment has not come yet.' })),
});

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
  message: Type.Optional(Type.String({ description: 'What it means and what to do, in words.' })),
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
  fileKept: Type.Optional(Type.Literal(true, { description: 'The raw file is kept and can be fetched: `GET …/file`.' })),
  needsMapping: Type.Optional(
    Type.Boolean({ description: 'Waits until the person says what the columns are: `GET …/mapping`, then `PUT …/mapping`.' }),
  ),
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
    description:
      'Share of the hours of the day that the readings speak for, of the night for measures of sleep; 1 for a reading that stands for its day.',
  }),
  sources: Type.Array(Type.String()),
  isFuture: Type.Optional(Type.Literal(true, { description: 'A clock ran ahead: the day has not come yet.' })),
});
export const DailySeries = Type.Object({ metric: MetricId, unit: Type.String(), values: Type.Array(DailyValue) });

/** Why something does not count; `why` beside it says the same in words. */
export const LeftOutReason = Type.Union(
  [
    Type.Literal('better-source'),
    Type.Literal('better-worn'),
    Type.Literal('same-device'),
    Type.Literal('older'),
    Type.Literal('no-stages'),
    Type.Literal('shorter'),
    Type.Literal('lower-rank'),
  ],
  { description: 'Why it does not count, for programs.' },
);
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
  coverage: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'Share of the sleep of which the source tells something.' })),
  naps: Type.Optional(Type.Array(Type.Object({ start: Instant, end: Instant, asleepMinutes: Type.Number(), source: Type.String() }))),
  others: Type.Optional(
    Type.Array(
      Type.Object({
        source: Type.String(),
        start: Instant,
        end: Instant,
        asleepMinutes: Type.Number(),
        hasStages: Type.Boolean(),
        reason: LeftOutReason,
        why: Type.String(),
      }),
      { description: 'The same sleep as other sources saw it: shown, never added.' },
    ),
  ),
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
  source: Type.String({ description: 'Whose record tells kind and times.' }),
  figuresFrom: Type.Optional(
    Type.Object(
      { energyKcal: Type.Optional(Type.String()), distanceM: Type.Optional(Type.String()), averageHeartRate: Type.Optional(Type.String()) },
      { description: 'Which source each figure comes from.' },
    ),
  ),
  others: Type.Optional(
    Type.Array(
      Type.Object({
        workoutId: Type.String(),
        source: Type.String(),
        type: Type.String(),
        start: Instant,
        end: Instant,
        durationMinutes: Type.Number(),
        energyKcal: Type.Optional(Type.Number()),
        distanceM: Type.Optional(Type.Number()),
        averageHeartRate: Type.Optional(Type.Number()),
        reason: LeftOutReason,
        why: Type.String(),
      }),
      { description: 'The same workout as other sources recorded it: shown, never added.' },
    ),
  ),
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
  deviceId: Type.Optional(Type.String({ description: 'The same for all routes by which one device delivers.' })),
  manufacturer: Type.Optional(Type.String()),
  models: Type.Optional(Type.Array(Type.String())),
});

export const UploadParams = Type.Object({ uploadId: Id });
export const Period = { from: Type.Optional(Instant), to: Type.Optional(Instant) };
export const Days = { from: LocalDay, to: LocalDay };
