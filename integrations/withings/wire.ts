import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const TextOrNull = Nullable(Type.String());
const Device = { deviceid: TextOrNull, model: Nullable(Type.Union([Type.String(), Type.Number()])) };
/** `more` has been seen as 0 and 1, and as a boolean. */
const Paged = { more: Nullable(Type.Union([Type.Boolean(), Type.Integer()])), offset: Nullable(Type.Integer()) };
const Unknowns = Type.Optional(Type.Array(Type.Unknown()));

/** Around every answer; HTTP says 200 whatever happened. */
export const Envelope = wireReader(Type.Object({ status: Type.Integer(), body: Type.Optional(Type.Unknown()) }), 'an answer of Withings');
export const TokenBody = wireReader(
  Type.Object({
    userid: Type.Union([Type.String(), Type.Integer()]),
    access_token: Type.String({ minLength: 1 }),
    refresh_token: Type.String({ minLength: 1 }),
    expires_in: Type.Integer(),
    scope: Type.Optional(Type.String()),
  }),
  'the tokens of Withings',
);
export const Measures = wireReader(Type.Object({ ...Paged, measuregrps: Unknowns }), 'Withings measures');
export const Series = wireReader(Type.Object({ ...Paged, series: Unknowns }), 'a Withings series');
export const Activities = wireReader(Type.Object({ ...Paged, activities: Unknowns }), 'Withings activities');
export const Profiles = wireReader(
  Type.Object({ profiles: Type.Array(Type.Object({ appli: Type.Integer(), callbackurl: Type.String() })) }),
  'Withings subscriptions',
);
export const Nonce = wireReader(Type.Object({ nonce: Type.String() }), 'the Withings nonce');

const GroupSchema = Type.Object({
  grpid: Type.Integer(),
  attrib: Type.Integer(),
  category: Type.Integer(),
  date: Type.Integer(),
  ...Device,
  measures: Type.Array(Type.Object({ value: Type.Number(), type: Type.Integer(), unit: Type.Integer(), position: NumberOrNull })),
});
const NightSchema = Type.Object({
  id: Type.Integer(),
  startdate: Type.Integer(),
  enddate: Type.Integer(),
  timezone: TextOrNull,
  data: Type.Object({
    sleep_score: NumberOrNull,
    sleep_efficiency: NumberOrNull,
    sleep_latency: NumberOrNull,
    wakeupcount: NumberOrNull,
    hr_average: NumberOrNull,
    rr_average: NumberOrNull,
    total_sleep_time: NumberOrNull,
    /** Seconds. */
    deepsleepduration: NumberOrNull,
    lightsleepduration: NumberOrNull,
    remsleepduration: NumberOrNull,
    wakeupduration: NumberOrNull,
  }),
});
const StateSchema = Type.Object({ startdate: Type.Integer(), enddate: Type.Integer(), state: Type.Integer() });
const ActivitySchema = Type.Object({
  date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  timezone: TextOrNull,
  ...Device,
  steps: NumberOrNull,
  distance: NumberOrNull,
  calories: NumberOrNull,
  totalcalories: NumberOrNull,
  moderate: NumberOrNull,
  intense: NumberOrNull,
});
const WorkoutSchema = Type.Object({
  id: Type.Integer(),
  category: Type.Integer(),
  startdate: Type.Integer(),
  enddate: Type.Integer(),
  timezone: TextOrNull,
  data: Type.Object({
    calories: NumberOrNull,
    distance: NumberOrNull,
    hr_average: NumberOrNull,
    hr_min: NumberOrNull,
    hr_max: NumberOrNull,
    pause_duration: NumberOrNull,
  }),
});

export const Group = wireReader(GroupSchema, 'a Withings measure');
export const Night = wireReader(NightSchema, 'a Withings night');
export const State = wireReader(StateSchema, 'a Withings sleep state');
export const Activity = wireReader(ActivitySchema, 'a Withings activity');
export const Workout = wireReader(WorkoutSchema, 'a Withings workout');

export type Group = Static<typeof GroupSchema>;
export type Night = Static<typeof NightSchema>;
export type State = Static<typeof StateSchema>;
export type Activity = Static<typeof ActivitySchema>;
export type Workout = Static<typeof WorkoutSchema>;
