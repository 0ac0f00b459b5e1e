import Type, { type TSchema } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Optional = <const T extends TSchema>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
/** Whole numbers of 64 bits travel as text. */
const Whole = Optional(Type.Union([Type.Number(), Type.String()]));
const Decimal = Optional(Type.Number());
const Text = Optional(Type.String());

export const Identity = wireReader(Type.Object({ healthUserId: Type.String({ minLength: 1 }) }), 'Google Health identity');
export const Page = wireReader(
  Type.Object({ dataPoints: Optional(Type.Array(Type.Unknown())), nextPageToken: Text }),
  'a page of Google Health',
);

const IntervalSchema = Type.Object({ startTime: Type.String(), endTime: Type.String(), startUtcOffset: Text });
const SampleTimeSchema = Type.Object({ physicalTime: Type.String() });
const DateSchema = Type.Object({ year: Type.Integer(), month: Type.Integer(), day: Type.Integer() });
const StageSchema = Type.Object({ type: Type.String(), startTime: Type.String(), endTime: Type.String() });

/** What a point is, whatever its type. The value lies under a name of its type. */
export const Point = wireReader(
  Type.Object({
    name: Text,
    dataSource: Optional(
      Type.Object({
        platform: Text,
        recordingMethod: Text,
        device: Optional(Type.Object({ displayName: Text, manufacturer: Text, formFactor: Text })),
        application: Optional(Type.Object({ packageName: Text })),
      }),
    ),
  }),
  'a point of Google Health',
);
export const Interval = wireReader(Type.Object({ interval: IntervalSchema }), 'an interval of Google Health');
export const Moment = wireReader(Type.Object({ sampleTime: SampleTimeSchema }), 'a sample of Google Health');
export const Daily = wireReader(Type.Object({ date: DateSchema }), 'a day of Google Health');
export const Sleep = wireReader(
  Type.Object({
    interval: IntervalSchema,
    stages: Optional(Type.Array(StageSchema)),
    outOfBedSegments: Optional(Type.Array(Type.Object({ startTime: Type.String(), endTime: Type.String() }))),
    summary: Optional(Type.Object({ minutesAsleep: Whole, minutesToFallAsleep: Whole })),
    metadata: Optional(Type.Object({ nap: Optional(Type.Boolean()) })),
  }),
  'Google Health sleep',
);
export const Exercise = wireReader(
  Type.Object({
    interval: IntervalSchema,
    exerciseType: Text,
    activeDuration: Text,
    metricsSummary: Optional(Type.Object({ caloriesKcal: Decimal, distanceMillimeters: Decimal, averageHeartRateBeatsPerMinute: Whole })),
  }),
  'Google Health exercise',
);
export const Electrocardiogram = wireReader(
  Type.Object({
    interval: IntervalSchema,
    resultClassification: Text,
    samplingFrequencyHertz: Type.Number({ exclusiveMinimum: 0 }),
    millivoltsScalingFactor: Type.Number(),
    waveformSamples: Type.Array(Type.Number(), { minItems: 1 }),
  }),
  'Google Health electrocardiogram',
);
export const Respiratory = wireReader(
  Type.Object({ sampleTime: SampleTimeSchema, fullSleepStats: Optional(Type.Object({ breathsPerMinute: Decimal })) }),
  'Google Health respiratory-rate-sleep-summary',
);
/** What a call says; Google has been seen to send one and a list of them. */
const NewsSchema = Type.Object({
  data: Type.Object({
    healthUserId: Type.String({ minLength: 1, maxLength: 200 }),
    operation: Text,
    dataType: Type.String({ maxLength: 80 }),
    intervals: Optional(
      Type.Array(Type.Object({ physicalTimeInterval: Optional(Type.Object({ startTime: Text, endTime: Text })) }), { maxItems: 1000 }),
    ),
  }),
});
export const News = wireReader(Type.Union([NewsSchema, Type.Array(NewsSchema, { maxItems: 1000 })]), 'a call of Google Health');
export const Verification = wireReader(Type.Object({ type: Type.Literal('verification') }), 'a check of Google Health');
/** Public keys in the form of Tink. */
export const Keyset = wireReader(
  Type.Object({
    key: Type.Array(Type.Object({ keyId: Type.Integer(), status: Type.String(), keyData: Type.Object({ value: Type.String() }) }), {
      minItems: 1,
    }),
  }),
  'the public keys of Google Health',
);

export type Point = ReturnType<typeof Point.read>;
export type Keyset = ReturnType<typeof Keyset.read>;
