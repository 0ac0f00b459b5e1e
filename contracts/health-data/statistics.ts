import Type, { type Static } from 'typebox';
import { operation } from '../index.ts';
import { Instant, LocalDay, MetricId, PersonParams, TimeZone } from '../shapes/index.ts';
import { Days } from './schemas.ts';

/** Statistics that can be asked for. Percentiles are type 7 of Hyndman & Fan, the standard deviation is that of a sample (n - 1). */
export const STATISTICS = [
  'sum',
  'mean',
  'minimum',
  'maximum',
  'median',
  'standard-deviation',
  'first',
  'last',
  'p5',
  'p10',
  'p25',
  'p75',
  'p90',
  'p95',
] as const;
export type Statistic = (typeof STATISTICS)[number];

const Basis = Type.Union([Type.Literal('minutes'), Type.Literal('days'), Type.Literal('hours')], {
  description:
    'What the statistics are of: means of the minutes (readings such as heart rate), amounts of the hours (counts such as steps, by the hour), or values of the days.',
});
const Quantiles = {
  p5: Type.Number(),
  p25: Type.Number(),
  p50: Type.Number(),
  p75: Type.Number(),
  p95: Type.Number(),
};

/** Percentiles over days of one stretch of the day. */
export const TypicalStretch = Type.Object({
  minute: Type.Integer({ description: 'After local midnight, by the clock on the wall.' }),
  ...Quantiles,
  days: Type.Integer(),
});
export type TypicalStretch = Static<typeof TypicalStretch>;

export const statisticsOperations = {
  readStatistics: operation({
    id: 'health-data.readStatistics',
    method: 'GET',
    path: '/v1/people/:personId/statistics',
    conditional: true,
    permission: 'health-data:samples:read',
    summary: 'One metric by the hour, day, week, month or year, by any statistic, after merging sources.',
    params: PersonParams,
    query: Type.Object({
      metric: MetricId,
      ...Days,
      every: Type.Union([Type.Literal('hour'), Type.Literal('day'), Type.Literal('week'), Type.Literal('month'), Type.Literal('year')], {
        default: 'day',
        description: 'Civil periods of the person; weeks begin on Monday (ISO 8601).',
      }),
      statistics: Type.Optional(
        Type.String({
          maxLength: 200,
          pattern: '^[a-z0-9-]+(,[a-z0-9-]+)*$',
          description: `Comma separated: ${STATISTICS.join(', ')}. Absent: the sum of amounts, the mean of everything else.`,
        }),
      ),
    }),
    output: Type.Object({
      metric: MetricId,
      unit: Type.String(),
      timeZone: TimeZone,
      of: Basis,
      items: Type.Array(
        Type.Object({
          day: LocalDay,
          from: Instant,
          to: Instant,
          count: Type.Integer({ description: 'Minutes, hours or days that the statistics are of.' }),
          coverage: Type.Number({
            minimum: 0,
            maximum: 1,
            description: 'Share of the hours (of the days where days are counted) with data.',
          }),
          values: Type.Record(Type.String(), Type.Number(), {
            description: 'By name of the statistic; one that too few values have is absent.',
          }),
        }),
        { description: 'Oldest first; a period without data is absent: missing is never zero.' },
      ),
    }),
    errors: ['no-such-person', 'no-such-metric', 'period-invalid'],
  }),
  readTypicalDay: operation({
    id: 'health-data.readTypicalDay',
    method: 'GET',
    path: '/v1/people/:personId/typical-day',
    conditional: true,
    permission: 'health-data:samples:read',
    summary: 'Percentiles over days for each time of the day, by the clock on the wall.',
    params: PersonParams,
    query: Type.Object({
      metric: MetricId,
      ...Days,
      step: Type.Union([Type.Literal(5), Type.Literal(10), Type.Literal(15), Type.Literal(30), Type.Literal(60)], {
        default: 30,
        description: 'Minutes of one stretch.',
      }),
    }),
    output: Type.Object({
      metric: MetricId,
      unit: Type.String(),
      timeZone: TimeZone,
      stepMinutes: Type.Integer(),
      fullDays: Type.Integer({ description: 'Days of the period with at least seven tenths of their stretches.' }),
      neededDays: Type.Integer({ description: 'With fewer nothing is called typical.' }),
      points: Type.Array(TypicalStretch),
    }),
    errors: ['no-such-person', 'no-such-metric', 'period-invalid'],
  }),
  readDistribution: operation({
    id: 'health-data.readDistribution',
    method: 'GET',
    path: '/v1/people/:personId/distribution',
    conditional: true,
    permission: 'health-data:samples:read',
    summary: 'How often which values occur: equal bins with round edges, and quantiles.',
    params: PersonParams,
    query: Type.Object({
      metric: MetricId,
      ...Days,
      bins: Type.Integer({ minimum: 2, maximum: 200, default: 20, description: 'At most so many.' }),
    }),
    output: Type.Object({
      metric: MetricId,
      unit: Type.String(),
      timeZone: TimeZone,
      of: Basis,
      count: Type.Integer(),
      minimum: Type.Optional(Type.Number()),
      maximum: Type.Optional(Type.Number()),
      mean: Type.Optional(Type.Number()),
      quantiles: Type.Optional(Type.Object(Quantiles)),
      bins: Type.Array(
        Type.Object({
          from: Type.Number({ description: 'Included.' }),
          to: Type.Number({ description: 'Excluded, in the last bin included.' }),
          count: Type.Integer(),
          share: Type.Number({ minimum: 0, maximum: 1 }),
        }),
      ),
    }),
    errors: ['no-such-person', 'no-such-metric', 'period-invalid'],
  }),
};
