import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());

const ActivitySchema = Type.Object({
  id: Type.Integer(),
  start_date: Type.String(),
  elapsed_time: Type.Number(),
  moving_time: NumberOrNull,
  timezone: Nullable(Type.String()),
  sport_type: Nullable(Type.String()),
  type: Nullable(Type.String()),
  distance: NumberOrNull,
  calories: NumberOrNull,
  manual: Nullable(Type.Boolean()),
  has_heartrate: Nullable(Type.Boolean()),
  average_heartrate: NumberOrNull,
  max_heartrate: NumberOrNull,
  average_watts: NumberOrNull,
  device_watts: Nullable(Type.Boolean()),
  device_name: Nullable(Type.String()),
});
const StreamSchema = Type.Object({ data: Type.Array(Type.Union([Type.Number(), Type.Null()])) });
const StreamSetSchema = Type.Object({ time: Type.Optional(StreamSchema), heartrate: Type.Optional(StreamSchema) });

export const Activities = wireReader(Type.Array(Type.Object({ id: Type.Integer() })), 'a list of Strava');
export const Activity = wireReader(ActivitySchema, 'a Strava activity');
export const StreamSet = wireReader(StreamSetSchema, 'a Strava stream');
export const Athlete = wireReader(Type.Object({ id: Type.Integer() }), 'the Strava athlete');
export const Event = wireReader(
  Type.Object({
    object_type: Type.Union([Type.Literal('activity'), Type.Literal('athlete')]),
    object_id: Type.Integer(),
    aspect_type: Type.Union([Type.Literal('create'), Type.Literal('update'), Type.Literal('delete')]),
    owner_id: Type.Integer(),
    updates: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
  'a Strava event',
);
export const Subscriptions = wireReader(
  Type.Array(Type.Object({ id: Type.Integer(), callback_url: Type.String() })),
  'Strava subscriptions',
);
export const Subscription = wireReader(Type.Object({ id: Type.Integer() }), 'a Strava subscription');

export type Activity = Static<typeof ActivitySchema>;
export type StreamSet = Static<typeof StreamSetSchema>;
