import Type from 'typebox';
import { Id, Instant, LocalDay, MetricId } from '../shapes/index.ts';
import { Family, LeftOutReason } from './schemas.ts';

const CountedReason = Type.Union(
  [
    Type.Literal('only-source'),
    Type.Literal('first'),
    Type.Literal('next'),
    Type.Literal('worn'),
    Type.Literal('newest'),
    Type.Literal('stages'),
    Type.Literal('longer'),
  ],
  { description: 'Why it counts, for programs.' },
);

/** How the value of a day came about. */
export const DayExplanation = Type.Object({
  metric: MetricId,
  day: LocalDay,
  value: Type.Optional(Type.Number()),
  unit: Type.String(),
  method: Type.Optional(
    Type.Union([Type.Literal('amounts'), Type.Literal('minute-means'), Type.Literal('newest'), Type.Literal('night')], {
      description:
        '`amounts`, `night`: the amounts of the stretches add up to the value. `minute-means`: they are means, and weighed by `minutes` they give it. `newest`: the one stretch is the value.',
    }),
  ),
  stretches: Type.Array(
    Type.Object({
      from: Instant,
      to: Instant,
      source: Type.String(),
      amount: Type.Number(),
      minutes: Type.Optional(Type.Integer({ description: 'Minutes with readings, where the amount is a mean.' })),
      why: Type.String(),
      reason: Type.Optional(CountedReason),
    }),
  ),
  leftOut: Type.Array(
    Type.Object({
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      source: Type.String(),
      amount: Type.Number(),
      minutes: Type.Optional(Type.Integer()),
      why: Type.String(),
      reason: Type.Optional(LeftOutReason),
      instead: Type.Optional(Type.String({ description: 'The source that counts in its place.' })),
    }),
  ),
});

/** An order of sources, for everything or for one family of metrics. */
export const NewOrder = Type.Object({
  sourceIds: Type.Array(Id, {
    minItems: 1,
    maxItems: 500,
    description: 'Best first; sources that are not named come behind, as they stand now.',
  }),
  family: Type.Optional(Family),
});

/** The person's own order for one family. */
export const FamilyOrder = Type.Object({ family: Family, sourceIds: Type.Array(Id) });

/** What another order would change. */
export const OrderPreview = Type.Object({
  examined: Type.Object({
    from: LocalDay,
    to: LocalDay,
    days: Type.Integer({ description: 'Days with several sources whose values were worked out both ways.' }),
    isAll: Type.Boolean({ description: 'False when there are older days that were not looked at: they change as well.' }),
  }),
  metrics: Type.Array(
    Type.Object({
      metric: MetricId,
      unit: Type.String(),
      changedDays: Type.Integer(),
      comparedDays: Type.Integer(),
      meanBefore: Type.Number({ description: 'Mean of the changed days as they are.' }),
      meanAfter: Type.Number(),
      most: Type.Array(Type.Object({ day: LocalDay, before: Type.Optional(Type.Number()), after: Type.Optional(Type.Number()) }), {
        description: 'The days that would change most.',
      }),
    }),
  ),
  changedDays: Type.Integer({ description: 'Days on which any value would change.' }),
  workouts: Type.Integer({ description: 'Workouts that another source would tell.' }),
});

/** How much stands behind a metric, by day and source. */
export const DayQuality = Type.Object({
  day: LocalDay,
  coverage: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'As in the daily value; absent on a day without one.' })),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      sourceId: Id,
      samples: Type.Integer(),
      minutes: Type.Integer({ description: 'Minutes of the day that its readings touch.' }),
      wornMinutes: Type.Optional(Type.Integer({ description: 'Minutes in which its device was worn, as its heart rate tells.' })),
      longestGapMinutes: Type.Integer({ description: 'Longest time within the day without any reading.' }),
      isUsed: Type.Boolean({ description: 'Whether any of it counts.' }),
    }),
  ),
  conflicts: Type.Array(
    Type.Object({
      sources: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
      values: Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'What each says for the time that both saw.' }),
      minutes: Type.Integer({ description: 'Minutes that both saw.' }),
    }),
    { description: 'Two devices that saw the same time and disagree beyond the bound.' },
  ),
});
export const ClockFault = Type.Object({
  source: Type.String(),
  kind: Type.Union([Type.Literal('future'), Type.Literal('before-2000'), Type.Literal('jump')], {
    description: '`jump`: a few days that stand more than a year apart from all other data of the source.',
  }),
  from: LocalDay,
  to: LocalDay,
  samples: Type.Integer(),
});
export const SourceQuality = Type.Object({
  source: Type.String(),
  sourceId: Id,
  days: Type.Integer({ description: 'Days of the period with data.' }),
  gaps: Type.Array(Type.Object({ from: LocalDay, to: LocalDay, days: Type.Integer() }), {
    description: 'Runs of days without data between its first and last day in the period, longest first.',
  }),
  quarantined: Type.Integer(),
});
export const DataQuality = Type.Object({
  metric: MetricId,
  unit: Type.String(),
  conflictBound: Type.String({ description: 'From when on two sources disagree, in words.' }),
  days: Type.Array(DayQuality),
  sources: Type.Array(SourceQuality),
  clockFaults: Type.Array(ClockFault),
});
