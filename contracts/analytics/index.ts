import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { contract, operation, setting } from '../index.ts';
import { Instant, LocalDay, MetricId, PersonParams } from '../shapes/index.ts';

export const PopulationQuery = Type.Object(
  {
    metric: MetricId,
    statistic: Type.Union([Type.Literal('people'), Type.Literal('days'), Type.Literal('mean')], {
      description: 'Number of people, of person-days, or mean of daily values clamped to the metric’s plausible range.',
    }),
    groupBy: Type.Optional(Type.Union([Type.Literal('sex'), Type.Literal('age-band'), Type.Literal('month')])),
    from: LocalDay,
    to: LocalDay,
    epsilon: Type.Number({ minimum: 0.01, maximum: 1, default: 0.5, description: 'Share of the privacy budget that the answer may cost.' }),
  },
  { additionalProperties: false },
);
export const PopulationCell = Type.Object({
  group: Type.String(),
  suppressed: Type.Boolean(),
  value: Type.Optional(Type.Number()),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
});
export const PopulationAnswer = Type.Object({
  queryId: Type.String({
    description: 'Fingerprint of the question and the data version: the same question gets the same answer at no cost.',
  }),
  query: PopulationQuery,
  unit: Type.String(),
  cells: Type.Array(PopulationCell),
  suppressedCells: Type.Integer(),
  epsilonSpent: Type.Number(),
  epsilonLeft: Type.Number(),
  confidence: Type.Literal(0.95),
  dataVersion: Type.String(),
  answeredAt: Instant,
});

export const analytics = contract({
  service: 'analytics',
  summary: 'Anonymised, consented daily columns and population questions with a stated privacy guarantee.',
  operations: {
    askPopulation: operation({
      id: 'analytics.askPopulation',
      method: 'POST',
      path: '/v1/analytics/queries',
      permission: 'analytics:queries:ask',
      summary: 'A statistic over all who consented: small cells suppressed, noise added, budget debited before the answer.',
      body: PopulationQuery,
      output: PopulationAnswer,
      errors: ['no-such-metric', 'period-invalid', 'budget-spent'],
    }),
    listBudgets: operation({
      id: 'analytics.listBudgets',
      method: 'GET',
      path: '/v1/analytics/budgets',
      permission: 'analytics:queries:ask',
      summary: 'Privacy budget spent on what and what is left this year.',
      output: Type.Object({
        year: Type.Integer(),
        limit: Type.Number(),
        spent: Type.Number(),
        entries: Type.Array(Type.Object({ at: Instant, subject: Type.String(), epsilon: Type.Number(), queryId: Type.String() })),
      }),
      errors: [],
    }),
    describePopulation: operation({
      id: 'analytics.describePopulation',
      method: 'GET',
      path: '/v1/analytics/metrics',
      permission: 'analytics:queries:ask',
      summary: 'Metrics that can be asked for, and the newest day in the columns.',
      output: Type.Object({ metrics: Type.Array(MetricId), newestDay: Type.Optional(LocalDay), dataVersion: Type.String() }),
      errors: [],
    }),
    erasePerson: operation({
      id: 'analytics.erasePerson',
      method: 'DELETE',
      path: '/v1/people/:personId/statistics',
      internal: true,
      permission: 'analytics:people:erase',
      summary: 'Removes a person’s rows from the columns.',
      params: PersonParams,
      output: ErasureReceipt,
      errors: [],
    }),
  },
  events: {},
  settings: {
    yearlyEpsilon: setting({
      schema: Type.Number({ minimum: 0.1, maximum: 20 }),
      default: 3,
      applies: 'live',
      summary: 'Privacy budget of a person per calendar year.',
    }),
    columnsLifeSeconds: setting({
      schema: Type.Integer({ minimum: 0, maximum: 604_800 }),
      default: 300,
      applies: 'live',
      summary: 'Seconds that the columns stay as they are, so that the same question finds the same data; removals take effect at once.',
    }),
    smallestCell: setting({
      schema: Type.Integer({ minimum: 11, maximum: 1000 }),
      default: 11,
      applies: 'live',
      summary: 'Groups with fewer people are not shown, nor derivable.',
    }),
  },
  problems: {
    'no-such-metric': { status: 404, title: 'No such metric in the vocabulary.', fix: 'See `GET /v1/metrics`.' },
    'period-invalid': {
      status: 400,
      title: 'The period ends before it begins, or is longer than ten years.',
      fix: 'Correct `from` and `to`.',
    },
    'budget-spent': {
      status: 429,
      title: 'The privacy budget of this year is spent.',
      fix: 'Ask with a smaller epsilon, or wait for the next year.',
    },
  },
});
