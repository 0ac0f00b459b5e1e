import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
/** `SCORED`, `PENDING_SCORE` or `UNSCORABLE`: only the first has a score. */
const Scored = { score_state: Type.String() };

export const Page = wireReader(
  Type.Object({ records: Type.Array(Type.Unknown()), next_token: Nullable(Type.String()) }),
  'a page of WHOOP',
);
export const Profile = wireReader(Type.Object({ user_id: Type.Union([Type.Integer(), Type.String()]) }), 'the WHOOP profile');

const SleepSchema = Type.Object({
  id: Type.String(),
  start: Type.String(),
  end: Type.String(),
  nap: Type.Boolean(),
  ...Scored,
  score: Nullable(
    Type.Object({
      stage_summary: Type.Object({
        total_in_bed_time_milli: Type.Number(),
        total_awake_time_milli: Type.Number(),
        total_light_sleep_time_milli: Type.Number(),
        total_slow_wave_sleep_time_milli: Type.Number(),
        total_rem_sleep_time_milli: Type.Number(),
      }),
      respiratory_rate: NumberOrNull,
      sleep_performance_percentage: NumberOrNull,
      sleep_efficiency_percentage: NumberOrNull,
    }),
  ),
});
const RecoverySchema = Type.Object({
  sleep_id: Type.String(),
  created_at: Type.String(),
  ...Scored,
  score: Nullable(
    Type.Object({
      user_calibrating: Type.Boolean(),
      recovery_score: NumberOrNull,
      resting_heart_rate: NumberOrNull,
      hrv_rmssd_milli: NumberOrNull,
      spo2_percentage: NumberOrNull,
      skin_temp_celsius: NumberOrNull,
    }),
  ),
});
const CycleSchema = Type.Object({
  id: Type.Union([Type.Integer(), Type.String()]),
  start: Type.String(),
  end: Nullable(Type.String()),
  ...Scored,
  score: Nullable(Type.Object({ strain: NumberOrNull, kilojoule: NumberOrNull })),
});
const WorkoutSchema = Type.Object({
  id: Type.String(),
  start: Type.String(),
  end: Type.String(),
  sport_name: Nullable(Type.String()),
  ...Scored,
  score: Nullable(
    Type.Object({ average_heart_rate: NumberOrNull, max_heart_rate: NumberOrNull, kilojoule: NumberOrNull, distance_meter: NumberOrNull }),
  ),
});

export const Sleep = wireReader(SleepSchema, 'WHOOP sleep');
export const Recovery = wireReader(RecoverySchema, 'WHOOP recovery');
export const Cycle = wireReader(CycleSchema, 'a WHOOP cycle');
export const Workout = wireReader(WorkoutSchema, 'a WHOOP workout');
export const Event = wireReader(
  Type.Object({
    user_id: Type.Union([Type.Integer(), Type.String()]),
    id: Type.Union([Type.String(), Type.Integer()]),
    type: Type.String({ pattern: '^(workout|sleep|recovery)\\.(updated|deleted)$' }),
  }),
  'a WHOOP event',
);

export type Sleep = Static<typeof SleepSchema>;
export type Recovery = Static<typeof RecoverySchema>;
export type Cycle = Static<typeof CycleSchema>;
export type Workout = Static<typeof WorkoutSchema>;
