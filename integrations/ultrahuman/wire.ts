import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());

const Metric = Type.Object({ type: Type.String(), object: Type.Unknown() });
/** One day. Times are seconds since the epoch. */
const DaySchema = Type.Object({
  data: Type.Object({
    metric_data: Nullable(Type.Array(Type.Unknown())),
    /** The form of the answer to a range of time, by civil day. */
    metrics: Nullable(Type.Record(Type.String(), Type.Array(Type.Unknown()))),
  }),
});
const PointSchema = Type.Object({ value: NumberOrNull, timestamp: Type.Number() });
const SeriesSchema = Type.Object({ unit: Nullable(Type.String()), values: Nullable(Type.Array(Type.Unknown())) });
const FigureSchema = Type.Object({ day_start_timestamp: Type.Number(), value: NumberOrNull, avg: NumberOrNull });
const StretchSchema = Type.Object({ start: Type.Number(), end: Type.Number(), type: Type.String() });
const NightSchema = Type.Object({
  bedtime_start: Type.Number(),
  bedtime_end: Type.Number(),
  quick_metrics: Nullable(Type.Array(Type.Object({ type: Type.String(), value: NumberOrNull }))),
  /** Seconds in each stage. */
  sleep_stages: Nullable(Type.Array(Type.Object({ type: Type.String(), stage_time: NumberOrNull }))),
  /** An object with the course of the night, or an empty list. */
  sleep_graph: Type.Optional(Type.Unknown()),
  sleep_score: Nullable(Type.Object({ score: NumberOrNull })),
  spo2: Nullable(Type.Object({ value: NumberOrNull })),
});
const UserSchema = Type.Object({
  id: Nullable(Type.Union([Type.String(), Type.Number()])),
  user_id: Nullable(Type.Union([Type.String(), Type.Number()])),
  email: Nullable(Type.String()),
});

/** Flat or in an envelope: both have been seen. */
export const UserInfo = wireReader(Type.Intersect([UserSchema, Type.Object({ data: Nullable(UserSchema) })]), 'Ultrahuman user_info');
export const Day = wireReader(DaySchema, 'a day of Ultrahuman');
export const DayMetric = wireReader(Metric, 'an Ultrahuman metric');
export const Series = wireReader(SeriesSchema, 'an Ultrahuman series');
export const Point = wireReader(PointSchema, 'a reading of Ultrahuman');
export const Figure = wireReader(FigureSchema, 'an Ultrahuman figure of a day');
export const Night = wireReader(NightSchema, 'a night of Ultrahuman');
export const Graph = wireReader(Type.Object({ data: Type.Array(StretchSchema) }), 'the course of an Ultrahuman night');

export type Day = Static<typeof DaySchema>;
export type Night = Static<typeof NightSchema>;
export type Stretch = Static<typeof StretchSchema>;
