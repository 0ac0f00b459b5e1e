import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const Id = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Integer()]);

const WorkoutSchema = Type.Object({
  workoutKey: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  workoutId: Nullable(Id),
  /** Suunto's number of the sport. */
  activityId: Type.Integer(),
  /** Milliseconds since the epoch. */
  startTime: Type.Number(),
  stopTime: NumberOrNull,
  /** Seconds, without pauses. */
  totalTime: Type.Number(),
  /** Metres. */
  totalDistance: NumberOrNull,
  /** Kilocalories. */
  energyConsumption: NumberOrNull,
  totalAscent: NumberOrNull,
  avgPower: NumberOrNull,
  hrdata: Nullable(Type.Object({ workoutAvgHR: NumberOrNull, workoutMaxHR: NumberOrNull, avg: NumberOrNull, hrmax: NumberOrNull })),
  gear: Nullable(
    Type.Object({ serialNumber: Nullable(Type.String()), displayName: Nullable(Type.String()), name: Nullable(Type.String()) }),
  ),
});
/** Durations in seconds, times with their offset. */
const NightSchema = Type.Object({
  entryData: Type.Object({
    SleepId: Id,
    BedtimeStart: Type.String(),
    BedtimeEnd: Type.String(),
    DeepSleepDuration: NumberOrNull,
    LightSleepDuration: NumberOrNull,
    REMSleepDuration: NumberOrNull,
    WakeAfterSleepOnsetDuration: NumberOrNull,
    SleepOnsetLatencyDuration: NumberOrNull,
    SleepQualityScore: NumberOrNull,
    /** Milliseconds, RMSSD. */
    AvgHRV: NumberOrNull,
    IsNap: Nullable(Type.Boolean()),
  }),
});
const ActivitySchema = Type.Object({
  timestamp: Type.String(),
  entryData: Type.Object({
    HR: NumberOrNull,
    StepCount: NumberOrNull,
    /** A share of one. */
    SpO2: NumberOrNull,
    /** Joules above those of rest. */
    EnergyConsumption: NumberOrNull,
    HRV: NumberOrNull,
  }),
});

export const Tokens = wireReader(
  Type.Object({
    access_token: Type.String({ minLength: 1 }),
    refresh_token: Nullable(Type.String({ minLength: 1 })),
    expires_in: Nullable(Type.Union([Type.Number(), Type.String()])),
    user: Nullable(Type.String({ minLength: 1 })),
  }),
  'Suunto tokens',
);
export const Claims = wireReader(Type.Object({ user: Type.String({ minLength: 1 }) }), 'a Suunto token');
export const Workouts = wireReader(Type.Object({ payload: Type.Array(Type.Unknown()) }), 'a list of Suunto workouts');
export const OneWorkout = wireReader(Type.Object({ payload: Type.Unknown() }), 'a Suunto workout');
export const Samples = wireReader(Type.Array(Type.Unknown()), 'a list of Suunto samples');
export const Workout = wireReader(WorkoutSchema, 'a Suunto workout');
export const Night = wireReader(NightSchema, 'a Suunto night');
export const Activity = wireReader(ActivitySchema, 'a Suunto sample');
export const Event = wireReader(
  Type.Object({
    type: Type.String({ maxLength: 60 }),
    username: Type.String({ minLength: 1, maxLength: 200 }),
    workout: Nullable(Type.Object({ workoutKey: Type.String({ minLength: 1, maxLength: 200 }) })),
    samples: Nullable(Type.Array(Type.Object({ timestamp: Nullable(Type.String()) }))),
  }),
  'a Suunto notification',
);

export type Workout = Static<typeof WorkoutSchema>;
export type Night = Static<typeof NightSchema>;
export type Activity = Static<typeof ActivitySchema>;
