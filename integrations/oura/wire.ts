import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
/** A series of equal steps; `interval` in seconds. */
const Series = Type.Object({
  interval: Type.Number(),
  items: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  timestamp: Type.String(),
});

export const Page = wireReader(Type.Object({ data: Type.Array(Type.Unknown()), next_token: Nullable(Type.String()) }), 'a page of Oura');
export const PersonalInfo = wireReader(Type.Object({ id: Type.String() }), 'Oura personal_info');

const SleepSchema = Type.Object({
  id: Type.String(),
  day: Type.String(),
  bedtime_start: Type.String(),
  bedtime_end: Type.String(),
  type: Nullable(Type.String()),
  average_breath: NumberOrNull,
  average_hrv: NumberOrNull,
  efficiency: NumberOrNull,
  latency: NumberOrNull,
  total_sleep_duration: NumberOrNull,
  sleep_phase_5_min: Nullable(Type.String()),
  sleep_phase_30_sec: Nullable(Type.String()),
  heart_rate: Nullable(Series),
  hrv: Nullable(Series),
});
const ActivitySchema = Type.Object({
  id: Type.String(),
  day: Type.String(),
  timestamp: Type.String(),
  steps: Type.Number(),
  active_calories: Type.Number(),
  total_calories: Type.Number(),
  medium_activity_time: Type.Number(),
  high_activity_time: Type.Number(),
  sedentary_time: Type.Number(),
});
const DailyScoreSchema = Type.Object({
  id: Type.String(),
  day: Type.String(),
  timestamp: Type.String(),
  score: NumberOrNull,
  temperature_deviation: NumberOrNull,
});
const SpO2Schema = Type.Object({
  id: Type.String(),
  day: Type.String(),
  spo2_percentage: Nullable(Type.Object({ average: Type.Number() })),
  breathing_disturbance_index: NumberOrNull,
});
const VO2MaxSchema = Type.Object({ id: Type.String(), timestamp: Type.String(), vo2_max: NumberOrNull });
const WorkoutSchema = Type.Object({
  id: Type.String(),
  activity: Type.String(),
  start_datetime: Type.String(),
  end_datetime: Type.String(),
  calories: NumberOrNull,
  distance: NumberOrNull,
});
const SessionSchema = Type.Object({ id: Type.String(), type: Type.String(), start_datetime: Type.String(), end_datetime: Type.String() });
const HeartRateSchema = Type.Object({ timestamp: Type.String(), bpm: Type.Number() });

export const Sleep = wireReader(SleepSchema, 'Oura sleep');
export const Activity = wireReader(ActivitySchema, 'Oura daily_activity');
export const DailyScore = wireReader(DailyScoreSchema, 'an Oura daily score');
export const SpO2 = wireReader(SpO2Schema, 'Oura daily_spo2');
export const VO2Max = wireReader(VO2MaxSchema, 'Oura vO2_max');
export const Workout = wireReader(WorkoutSchema, 'Oura workout');
export const Session = wireReader(SessionSchema, 'Oura session');
export const HeartRate = wireReader(HeartRateSchema, 'Oura heartrate');
export const Event = wireReader(
  Type.Object({
    event_type: Type.Union([Type.Literal('create'), Type.Literal('update'), Type.Literal('delete')]),
    data_type: Type.String({ maxLength: 60 }),
    object_id: Type.String({ maxLength: 200 }),
    user_id: Type.String({ maxLength: 200 }),
    event_time: Type.String(),
  }),
  'an Oura event',
);
export const Subscriptions = wireReader(
  Type.Array(
    Type.Object({
      id: Type.String(),
      callback_url: Type.String(),
      event_type: Type.String(),
      data_type: Type.String(),
      expiration_time: Type.String(),
    }),
  ),
  'Oura subscriptions',
);
export const Subscription = wireReader(Type.Object({ id: Type.String(), expiration_time: Type.String() }), 'an Oura subscription');

export type Sleep = Static<typeof SleepSchema>;
export type Activity = Static<typeof ActivitySchema>;
export type DailyScore = Static<typeof DailyScoreSchema>;
export type SpO2 = Static<typeof SpO2Schema>;
export type VO2Max = Static<typeof VO2MaxSchema>;
export type Workout = Static<typeof WorkoutSchema>;
export type Session = Static<typeof SessionSchema>;
export type HeartRate = Static<typeof HeartRateSchema>;
