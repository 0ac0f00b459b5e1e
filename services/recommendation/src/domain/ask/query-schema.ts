import Type, { type TLiteral, type TUnion } from 'typebox';

const CLOSED = { additionalProperties: false } as const;
/** One of some words; a mapped list loses its types, so they are given back. */
const oneOf = <const T extends readonly string[]>(...words: T) =>
  Type.Union(words.map((word) => Type.Literal(word))) as unknown as TUnion<{ -readonly [K in keyof T]: TLiteral<T[K]> }>;
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'yyyy-mm-dd' });

const MeasureForm = Type.Union(
  [
    Type.Object({ metric: Type.String({ maxLength: 80, description: 'Id of one of the metrics that were listed.' }) }, CLOSED),
    Type.Object(
      {
        workouts: Type.String({ maxLength: 40, description: 'A kind such as `running` or `cycling`; `any` for all.' }),
        figure: oneOf('count', 'distance', 'duration', 'pace', 'speed', 'energy', 'heart-rate'),
      },
      CLOSED,
    ),
  ],
  { description: 'What is looked at: daily values of a metric, or workouts.' },
);
const ThresholdForm = Type.Object(
  {
    comparator: oneOf('above', 'at-least', 'below', 'at-most', 'equal'),
    value: Type.Number({ description: 'In the unit that was listed with the metric; of workouts in km, min, kcal, bpm or times.' }),
  },
  CLOSED,
);
const ConditionForm = Type.Object(
  {
    measure: MeasureForm,
    threshold: Type.Optional(ThresholdForm),
    negated: Type.Optional(Type.Boolean({ description: 'Days without it.' })),
    dayAfter: Type.Optional(Type.Boolean({ description: 'The day after such a day.' })),
  },
  CLOSED,
);
const SliceForm = Type.Object(
  {
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 7, description: '0 is Monday.' })),
    where: Type.Optional(Type.Array(ConditionForm, { maxItems: 3 })),
  },
  { ...CLOSED, description: 'Which days. Without `from` and `to`: everything recorded.' },
);
const StatisticForm = oneOf('mean', 'sum', 'median', 'minimum', 'maximum', 'standard-deviation', 'count', 'first', 'last', 'change');

/** A question as a program may send it: narrower and plainer than `Query`, and made into one by `readQueryForm`. */
export const QueryForm = Type.Union([
  Type.Object({ kind: Type.Literal('statistic'), measure: MeasureForm, statistic: StatisticForm, slice: SliceForm }, CLOSED),
  Type.Object(
    { kind: Type.Literal('days'), conditions: Type.Array(ConditionForm, { minItems: 1, maxItems: 3 }), slice: SliceForm },
    CLOSED,
  ),
  Type.Object(
    { kind: Type.Literal('streak'), conditions: Type.Array(ConditionForm, { minItems: 1, maxItems: 3 }), slice: SliceForm },
    CLOSED,
  ),
  Type.Object(
    { kind: Type.Literal('date'), measure: MeasureForm, statistic: oneOf('maximum', 'minimum', 'first', 'last'), slice: SliceForm },
    CLOSED,
  ),
  Type.Object(
    { kind: Type.Literal('compare'), measure: MeasureForm, statistic: StatisticForm, slice: SliceForm, other: SliceForm },
    CLOSED,
  ),
  Type.Object({ kind: Type.Literal('trend'), measure: MeasureForm, slice: SliceForm }, CLOSED),
  Type.Object(
    {
      kind: Type.Literal('correlation'),
      measure: MeasureForm,
      otherMeasure: MeasureForm,
      nextDay: Type.Optional(Type.Boolean({ description: 'The other measure on the day after.' })),
      slice: SliceForm,
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('groups'),
      measure: MeasureForm,
      statistic: StatisticForm,
      by: oneOf('day', 'week', 'month', 'year', 'weekday'),
      slice: SliceForm,
    },
    CLOSED,
  ),
]);
export type QueryForm = Type.Static<typeof QueryForm>;
export type MeasureForm = Type.Static<typeof MeasureForm>;
export type ConditionForm = Type.Static<typeof ConditionForm>;
export type SliceForm = Type.Static<typeof SliceForm>;
