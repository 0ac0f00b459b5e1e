import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const TextOrNull = Nullable(Type.String());
/** Values by seconds since the start of the summary: `{ "15": 75 }`. */
const Offsets = Nullable(Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])));
const Stretches = Nullable(Type.Array(Type.Object({ startTimeInSeconds: Type.Number(), endTimeInSeconds: Type.Number() })));

/** A later summary of the same id takes the place of the one before. Times in seconds since the epoch. */
const summaryId = Type.String({ minLength: 1, maxLength: 200 });
const frame = { summaryId, startTimeInSeconds: Type.Number() };

const DaySchema = Type.Object({
  ...frame,
  durationInSeconds: Type.Number(),
  steps: NumberOrNull,
  distanceInMeters: NumberOrNull,
  activeKilocalories: NumberOrNull,
  bmrKilocalories: NumberOrNull,
  floorsClimbed: NumberOrNull,
  moderateIntensityDurationInSeconds: NumberOrNull,
  vigorousIntensityDurationInSeconds: NumberOrNull,
  restingHeartRateInBeatsPerMinute: NumberOrNull,
  timeOffsetHeartRateSamples: Offsets,
});
const NightSchema = Type.Object({
  ...frame,
  sleepLevelsMap: Nullable(Type.Object({ deep: Stretches, light: Stretches, rem: Stretches, awake: Stretches, unmeasurable: Stretches })),
  overallSleepScore: Nullable(Type.Object({ value: NumberOrNull })),
});
const VariabilitySchema = Type.Object({ ...frame, hrvValues: Offsets });
const StressSchema = Type.Object({ ...frame, timeOffsetStressLevelValues: Offsets, timeOffsetBodyBatteryValues: Offsets });
const OxygenSchema = Type.Object({ ...frame, timeOffsetSpo2Values: Offsets });
/** The values have been seen under both names. */
const BreathSchema = Type.Object({ ...frame, timeOffsetEpochToBreaths: Offsets, timeOffsetRespirationValues: Offsets });
const BodySchema = Type.Object({
  summaryId,
  measurementTimeInSeconds: Type.Number(),
  weightInGrams: NumberOrNull,
  bodyFatInPercent: NumberOrNull,
  boneMassInGrams: NumberOrNull,
  muscleMassInGrams: NumberOrNull,
});
const FitnessSchema = Type.Object({ summaryId, calendarDate: Type.String(), vo2Max: NumberOrNull });
const PressureSchema = Type.Object({
  summaryId,
  measurementTimeInSeconds: Type.Number(),
  systolic: Type.Number(),
  diastolic: Type.Number(),
  pulse: NumberOrNull,
  sourceType: TextOrNull,
});
const ActivitySchema = Type.Object({
  ...frame,
  activityType: Type.String({ maxLength: 80 }),
  durationInSeconds: Type.Number(),
  distanceInMeters: NumberOrNull,
  activeKilocalories: NumberOrNull,
  averageHeartRateInBeatsPerMinute: NumberOrNull,
  maxHeartRateInBeatsPerMinute: NumberOrNull,
  deviceName: TextOrNull,
  manual: Nullable(Type.Boolean()),
});

export const User = wireReader(Type.Object({ userId: Type.String({ minLength: 1, maxLength: 200 }) }), 'a Garmin user');
export const Summaries = wireReader(Type.Array(Type.Unknown()), 'a list of Garmin summaries');
/** Lists by the kind of data: pings with an address, or the summaries themselves. */
export const Call = wireReader(Type.Record(Type.String(), Type.Array(Type.Unknown())), 'a Garmin call');
export const Notice = wireReader(
  Type.Object({ userId: Type.String({ minLength: 1, maxLength: 200 }), callbackURL: Nullable(Type.String({ maxLength: 1000 })) }),
  'a Garmin notice',
);
export const Day = wireReader(DaySchema, 'a Garmin day');
export const Night = wireReader(NightSchema, 'a Garmin night');
export const Variability = wireReader(VariabilitySchema, 'Garmin heart rate variability');
export const Stress = wireReader(StressSchema, 'Garmin stress');
export const Oxygen = wireReader(OxygenSchema, 'Garmin pulse oximetry');
export const Breath = wireReader(BreathSchema, 'Garmin respiration');
export const Body = wireReader(BodySchema, 'Garmin body composition');
export const Fitness = wireReader(FitnessSchema, 'Garmin user metrics');
export const Pressure = wireReader(PressureSchema, 'a Garmin blood pressure');
export const Activity = wireReader(ActivitySchema, 'a Garmin activity');

export type Offsets = Day['timeOffsetHeartRateSamples'];
export type Day = Static<typeof DaySchema>;
export type Night = Static<typeof NightSchema>;
export type Variability = Static<typeof VariabilitySchema>;
export type Stress = Static<typeof StressSchema>;
export type Oxygen = Static<typeof OxygenSchema>;
export type Breath = Static<typeof BreathSchema>;
export type Body = Static<typeof BodySchema>;
export type Fitness = Static<typeof FitnessSchema>;
export type Pressure = Static<typeof PressureSchema>;
export type Activity = Static<typeof ActivitySchema>;
