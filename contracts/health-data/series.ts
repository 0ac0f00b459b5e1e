import Type from 'typebox';
import { operation } from '../index.ts';
import { Instant, MetricId, PersonParams } from '../shapes/index.ts';

/** Readings of a metric as one line over time: drawn, and as they are. */
export const seriesOperations = {
  readSeries: operation({
    id: 'health-data.readSeries',
    method: 'GET',
    path: '/v1/people/:personId/series',
    conditional: true,
    permission: 'health-data:samples:read',
    summary: 'One metric down-sampled for a chart: minimum, maximum and mean of each of `points` equal stretches.',
    params: PersonParams,
    query: Type.Object({
      metric: MetricId,
      from: Instant,
      to: Instant,
      points: Type.Integer({ minimum: 2, maximum: 4000, default: 800 }),
    }),
    output: Type.Object({
      metric: MetricId,
      unit: Type.String(),
      method: Type.Literal('min-max-mean'),
      samples: Type.Integer({ description: 'Raw samples behind the answer.' }),
      stepMs: Type.Number(),
      points: Type.Array(
        Type.Object({
          at: Type.Number({ description: 'Start of the stretch, milliseconds since the epoch.' }),
          minimum: Type.Number(),
          maximum: Type.Number(),
          mean: Type.Number(),
          count: Type.Integer(),
        }),
      ),
    }),
    errors: ['no-such-person', 'no-such-metric'],
  }),
  readValues: operation({
    id: 'health-data.readValues',
    method: 'GET',
    path: '/v1/people/:personId/values',
    conditional: true,
    permission: 'health-data:samples:read',
    summary:
      'Every reading of a metric as columns of numbers, a year of minutes in one answer. Where several sources read in one minute, those of the best.',
    params: PersonParams,
    query: Type.Object({ metric: MetricId, from: Instant, to: Instant }),
    output: Type.Object({
      metric: MetricId,
      unit: Type.String(),
      count: Type.Integer({ minimum: 0, maximum: 1_200_000, description: 'Readings, at most two years of minutes.' }),
      first: Type.Optional(Instant),
      distancesMs: Type.Array(Type.Integer({ minimum: 0 }), {
        description: 'Milliseconds from the start of the reading before to the start of each; 0 for the first.',
      }),
      durationsMs: Type.Optional(
        Type.Array(Type.Integer({ minimum: 0 }), { description: 'How long each lasts; absent when all are instants.' }),
      ),
      values: Type.Array(Type.Number()),
    }),
    errors: ['no-such-person', 'no-such-metric'],
  }),
};
