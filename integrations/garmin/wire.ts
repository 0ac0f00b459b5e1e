import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const TextOrNull = Nullable(Type.String());
/** Rows of a series: milliseconds since the epoch, then values by place. */
const Rows = Nullable(Type.Array(Type.Array(Type.Unknown())));

// Times that end in GMT are UTC without a sign of it: `2026-01-07T06:00:00.0`.

/** The stretch that an answer is of. */
const Bounds = { startTimestampGMT: TextOrNull, endTimestampGMT: TextOrNull };
const HeartRateSchema = Type.Object({ ...Bounds, restingHeartRate: NumberOrNull, heartRateValues: Rows });
const VariabilitySchema = Type.Object({
  ...Bounds,
  hrvReadings: Nullable(Type.Array(Type.Object({ hrvValue: NumberOrNull, readingTimeGMT: Type.String() }))),
});
const NightSchema = Type.Object({
  /** Without a night all of it is null. Times in milliseconds since the epoch, durations in seconds. */
  dailySleepDTO: Type.Object({
    sleepStartTimestampGMT: NumberOrNull,
    sleepEndTimestampGMT: NumberOrNull,
    sleepTimeSeconds: NumberOrNull,
    averageRespirationValue: NumberOrNull,
    awakeCount: NumberOrNull,
    sleepScores: Nullable(Type.Object({ overall: Nullable(Type.Object({ value: NumberOrNull })) })),
  }),
  sleepLevels: Nullable(Type.Array(Type.Object({ startGMT: Type.String(), endGMT: Type.String(), activityLevel: Type.Number() }))),
});
const StressSchema = Type.Object({ ...Bounds, stressValuesArray: Rows, bodyBatteryValuesArray: Rows });
const SummarySchema = Type.Object({
  wellnessStartTimeGmt: TextOrNull,
  wellnessEndTimeGmt: TextOrNull,
  totalSteps: NumberOrNull,
  totalDistanceMeters: NumberOrNull,
  activeKilocalories: NumberOrNull,
  bmrKilocalories: NumberOrNull,
  floorsAscended: NumberOrNull,
  moderateIntensityMinutes: NumberOrNull,
  vigorousIntensityMinutes: NumberOrNull,
  sedentarySeconds: NumberOrNull,
});
/** Masses in grams. */
const WeightSchema = Type.Object({
  samplePk: Type.Union([Type.Integer(), Type.String({ minLength: 1, maxLength: 60 })]),
  timestampGMT: Type.Number(),
  weight: NumberOrNull,
  bodyFat: NumberOrNull,
  boneMass: NumberOrNull,
  muscleMass: NumberOrNull,
  sourceType: TextOrNull,
});
const ActivitySchema = Type.Object({
  activityId: Type.Union([Type.Integer(), Type.String({ minLength: 1, maxLength: 60 })]),
  activityType: Type.Object({ typeKey: Type.String({ maxLength: 80 }) }),
  /** `2026-03-02 07:00:00`, UTC. */
  startTimeGMT: Type.String(),
  /** Seconds, without pauses. */
  duration: Type.Number(),
  /** Seconds from begin to end. */
  elapsedDuration: NumberOrNull,
  distance: NumberOrNull,
  calories: NumberOrNull,
  averageHR: NumberOrNull,
  maxHR: NumberOrNull,
  manualActivity: Nullable(Type.Boolean()),
});

export const Token = wireReader(
  Type.Object({
    access_token: TextOrNull,
    accessToken: TextOrNull,
    token: TextOrNull,
    expires_in: NumberOrNull,
    expiresIn: NumberOrNull,
  }),
  'a Garmin token',
);
export const Profile = wireReader(Type.Object({ id: Type.Union([Type.Integer(), Type.String({ minLength: 1 })]) }), 'a Garmin profile');
export const HeartRate = wireReader(HeartRateSchema, 'Garmin heart rate');
export const Variability = wireReader(VariabilitySchema, 'Garmin heart rate variability');
export const Night = wireReader(NightSchema, 'a Garmin night');
export const Stress = wireReader(StressSchema, 'Garmin stress');
export const Summary = wireReader(SummarySchema, 'a day of Garmin');
export const Weights = wireReader(Type.Object({ dateWeightList: Nullable(Type.Array(Type.Unknown())) }), 'Garmin weights');
export const Weight = wireReader(WeightSchema, 'a Garmin weight');
export const Activities = wireReader(Type.Array(Type.Unknown()), 'a list of Garmin activities');
export const Activity = wireReader(ActivitySchema, 'a Garmin activity');

export type HeartRate = Static<typeof HeartRateSchema>;
export type Variability = Static<typeof VariabilitySchema>;
export type Night = Static<typeof NightSchema>;
export type Stress = Static<typeof StressSchema>;
export type Summary = Static<typeof SummarySchema>;
export type Activity = Static<typeof ActivitySchema>;
