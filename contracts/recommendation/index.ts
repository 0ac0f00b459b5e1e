import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { contract, event, operation, setting } from '../index.ts';
import { askOperations, askProblems, askSettings } from './ask.ts';
import { Id, Instant, LocalDay, MetricId, pageOf, PersonParams, PersonRef } from '../shapes/index.ts';

export { AskAnswer, LONGEST_QUESTION, NoAnswer } from './ask.ts';

export const SurenessWord = Type.Union([
  Type.Literal('very-unlikely'),
  Type.Literal('unlikely'),
  Type.Literal('possible'),
  Type.Literal('likely'),
  Type.Literal('very-likely'),
]);
export const Sureness = Type.Object({
  probability: Type.Number({ minimum: 0, maximum: 1 }),
  word: SurenessWord,
  basis: Type.String({ description: 'What it rests on: nights, readings, what was set aside.' }),
});
export const Urgency = Type.Union([Type.Literal('seek-care-now'), Type.Literal('check-with-clinician'), Type.Literal('suggestion')]);

/** A figure that a text states: computed by a recorded query, never by a model. */
export const Figure = Type.Object({
  name: Type.String(),
  metric: Type.Optional(MetricId),
  value: Type.Number(),
  unit: Type.String(),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  n: Type.Optional(Type.Integer()),
  decimals: Type.Integer(),
});

export const Insight = Type.Object({
  insightId: Id,
  kind: Type.String({ description: 'Such as `resting-heart-rate-above-usual`.' }),
  title: Type.String(),
  text: Type.String(),
  since: LocalDay,
  until: LocalDay,
  direction: Type.Union([
    Type.Literal('above'),
    Type.Literal('below'),
    Type.Literal('irregular'),
    Type.Literal('rising'),
    Type.Literal('falling'),
    Type.Literal('outside'),
  ]),
  metrics: Type.Array(MetricId),
  figures: Type.Array(Figure),
  sureness: Sureness,
  urgency: Urgency,
  method: Type.Object({ id: Type.String(), version: Type.String() }),
  isCurrent: Type.Boolean({ description: 'False for what is over: it is history and leads to no advice.' }),
  coverage: Type.Optional(
    Type.Object(
      { days: Type.Integer(), withData: Type.Integer() },
      { description: 'Of an episode that is over: days from the first to the last, and how many of them have data.' },
    ),
  ),
  detectedAt: Instant,
});
export const Citation = Type.Object({
  title: Type.String(),
  issuer: Type.String(),
  year: Type.Integer(),
  url: Type.String(),
  strength: Type.Optional(Type.String()),
  certainty: Type.Optional(Type.String()),
});
/** Series behind a two-strip, range or line picture. */
export const Evidence = Type.Object({
  form: Type.Union([Type.Literal('two-strip'), Type.Literal('line'), Type.Literal('bars')]),
  metric: MetricId,
  unit: Type.String(),
  groups: Type.Array(
    Type.Object({
      label: Type.String(),
      days: Type.Array(LocalDay),
      values: Type.Array(Type.Number()),
      mean: Type.Optional(Type.Number()),
    }),
  ),
  usual: Type.Optional(Type.Object({ low: Type.Number(), high: Type.Number() })),
  limit: Type.Optional(Type.Object({ label: Type.String(), value: Type.Number() })),
});
export const RecommendationStatus = Type.Union([
  Type.Literal('open'),
  Type.Literal('accepted'),
  Type.Literal('done'),
  Type.Literal('declined'),
  Type.Literal('later'),
  Type.Literal('withdrawn'),
  Type.Literal('expired'),
]);
export const Recommendation = Type.Object({
  recommendationId: Id,
  guideline: Type.String({ description: 'Folder of the guideline.' }),
  kind: Type.Union([Type.Literal('own-data'), Type.Literal('guideline'), Type.Literal('clinician')]),
  urgency: Urgency,
  title: Type.String({ description: 'An imperative of at most eight words.' }),
  why: Type.String({ description: 'One or two sentences in the person’s own numbers.' }),
  action: Type.String({ description: 'What to do, in small steps.' }),
  figures: Type.Array(Figure),
  evidence: Type.Optional(Evidence),
  sureness: Sureness,
  success: Type.Object({
    metric: MetricId,
    days: Type.Integer(),
    smallestDifference: Type.Number(),
    unit: Type.String(),
    text: Type.String(),
  }),
  sources: Type.Array(Citation, { minItems: 1 }),
  insightIds: Type.Array(Id),
  rank: Type.Integer({ minimum: 1 }),
  score: Type.Number(),
  status: RecommendationStatus,
  feedback: Type.Optional(Type.Object({ kind: Type.String(), reason: Type.Optional(Type.String()), at: Instant })),
  createdAt: Instant,
  updatedAt: Instant,
  disclaimer: Type.String(),
});
/** A figure with the query, days and values that it was computed from, and who measured them. */
export const ProvenFigure = Type.Object({
  figure: Figure,
  query: Type.Object({ operation: Type.String(), metric: MetricId, from: LocalDay, to: LocalDay }),
  days: Type.Array(LocalDay),
  values: Type.Array(Type.Number()),
  samples: Type.Integer(),
  sources: Type.Array(Type.String()),
  coverage: Type.Number(),
});
export const InsightProof = Type.Object({
  insightId: Id,
  computedAt: Instant,
  method: Type.Object({ id: Type.String(), version: Type.String(), source: Type.String() }),
  figures: Type.Array(ProvenFigure),
});
export const Proof = Type.Object({
  recommendationId: Id,
  computedAt: Instant,
  method: Type.Array(Type.Object({ id: Type.String(), version: Type.String(), source: Type.String() })),
  guideline: Type.Object({ id: Type.String(), version: Type.String(), condition: Type.String(), citations: Type.Array(Citation) }),
  figures: Type.Array(ProvenFigure),
  inputsFingerprint: Type.String({ description: 'SHA-256 over the inputs: the same inputs give the same proof.' }),
  alternatives: Type.Array(
    Type.Object({
      guideline: Type.String(),
      outcome: Type.Union([
        Type.Literal('chosen'),
        Type.Literal('not-met'),
        Type.Literal('contraindicated'),
        Type.Literal('refused'),
        Type.Literal('not-enough-data'),
        Type.Literal('outranked'),
      ]),
      reason: Type.String(),
      score: Type.Optional(Type.Number()),
    }),
  ),
});
const RecommendationParams = Type.Object({ personId: PersonRef, recommendationId: Id });

export const recommendation = contract({
  service: 'recommendation',
  summary: 'Baselines, insights, recommendations with proof, feedback.',
  operations: {
    ...askOperations,
    listInsights: operation({
      id: 'recommendation.listInsights',
      method: 'GET',
      path: '/v1/people/:personId/insights',
      permission: 'recommendation:insights:read',
      category: 'recommendations',
      summary: 'What stands out now, and after it what did so in the past, newest first.',
      params: PersonParams,
      query: Type.Object({ metric: Type.Optional(MetricId) }),
      output: pageOf(Insight),
      errors: [],
    }),
    getInsightProof: operation({
      id: 'recommendation.getInsightProof',
      method: 'GET',
      path: '/v1/people/:personId/insights/:insightId/proof',
      permission: 'recommendation:insights:read',
      category: 'recommendations',
      summary: 'Every number of an insight with its query, days, samples, sources and coverage; also of one that is over.',
      params: Type.Object({ personId: PersonRef, insightId: Id }),
      output: InsightProof,
      errors: ['no-such-insight'],
    }),
    listRecommendations: operation({
      id: 'recommendation.listRecommendations',
      method: 'GET',
      path: '/v1/people/:personId/recommendations',
      permission: 'recommendation:recommendations:read',
      category: 'recommendations',
      summary: 'Recommendations, urgent ones first, then by rank.',
      params: PersonParams,
      query: Type.Object({ status: Type.Optional(RecommendationStatus) }),
      output: pageOf(Recommendation),
      errors: [],
    }),
    getRecommendation: operation({
      id: 'recommendation.getRecommendation',
      method: 'GET',
      path: '/v1/people/:personId/recommendations/:recommendationId',
      permission: 'recommendation:recommendations:read',
      category: 'recommendations',
      summary: 'One recommendation.',
      params: RecommendationParams,
      output: Recommendation,
      errors: ['no-such-recommendation'],
    }),
    getProof: operation({
      id: 'recommendation.getProof',
      method: 'GET',
      path: '/v1/people/:personId/recommendations/:recommendationId/proof',
      permission: 'recommendation:recommendations:read',
      category: 'recommendations',
      summary: 'Every number with its query, days, samples, sources and coverage, and why others lost.',
      params: RecommendationParams,
      output: Proof,
      errors: ['no-such-recommendation'],
    }),
    giveFeedback: operation({
      id: 'recommendation.giveFeedback',
      method: 'POST',
      path: '/v1/people/:personId/recommendations/:recommendationId/feedback',
      permission: 'recommendation:feedback:write',
      category: 'recommendations',
      summary: 'Accept, done, not for me, later: it changes what comes next.',
      params: RecommendationParams,
      body: Type.Object({
        kind: Type.Union([
          Type.Literal('accept'),
          Type.Literal('done'),
          Type.Literal('not-for-me'),
          Type.Literal('later'),
          Type.Literal('reopen'),
        ]),
        reason: Type.Optional(
          Type.Union([
            Type.Literal('not-possible'),
            Type.Literal('already-doing'),
            Type.Literal('do-not-believe'),
            Type.Literal('topic-unwanted'),
            Type.Literal('looks-wrong'),
          ]),
        ),
      }),
      output: Type.Object({ recommendation: Recommendation, effect: Type.String({ description: 'What the feedback changed, in words.' }) }),
      errors: ['no-such-recommendation'],
    }),
    getAdvisorState: operation({
      id: 'recommendation.getAdvisorState',
      method: 'GET',
      path: '/v1/people/:personId/advisor',
      permission: 'recommendation:recommendations:read',
      category: 'recommendations',
      summary: 'Whether the advisor is on, what it has learnt and until when it has read.',
      params: PersonParams,
      output: Type.Object({
        enabled: Type.Boolean(),
        state: Type.Union([Type.Literal('idle'), Type.Literal('working'), Type.Literal('learning')]),
        evaluatedAt: Type.Optional(Instant),
        pendingChanges: Type.Integer(),
        baselines: Type.Array(
          Type.Object({ metric: MetricId, low: Type.Number(), high: Type.Number(), n: Type.Integer(), needed: Type.Integer() }),
        ),
      }),
      errors: [],
    }),
    setAdvisor: operation({
      id: 'recommendation.setAdvisor',
      method: 'PUT',
      path: '/v1/people/:personId/advisor',
      permission: 'recommendation:feedback:write',
      category: 'recommendations',
      summary: 'Turns the advisor on or off for a person.',
      params: PersonParams,
      body: Type.Object({ enabled: Type.Boolean() }),
      errors: [],
    }),
    listGuidelines: operation({
      id: 'recommendation.listGuidelines',
      method: 'GET',
      path: '/v1/guidelines',
      permission: 'public',
      summary: 'The catalogue of guidelines with their citations.',
      output: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Type.String(),
            version: Type.String(),
            title: Type.String(),
            topic: Type.String(),
            citations: Type.Array(Citation),
          }),
        ),
      }),
      errors: [],
    }),
    erasePerson: operation({
      id: 'recommendation.erasePerson',
      method: 'DELETE',
      path: '/v1/people/:personId/advice',
      internal: true,
      permission: 'recommendation:people:erase',
      summary: 'Removes everything of a person.',
      params: PersonParams,
      output: ErasureReceipt,
      errors: [],
    }),
  },
  events: {
    insightDetected: event({
      type: 'recommendation.insight-detected',
      version: 1,
      summary: 'Something stands out in a person’s data.',
      payload: Type.Object({ personId: Id, insightId: Id, kind: Type.String(), urgency: Urgency }),
    }),
    recommendationCreated: event({
      type: 'recommendation.recommendation-created',
      version: 1,
      summary: 'There is a new recommendation.',
      payload: Type.Object({ personId: Id, recommendationId: Id, guideline: Type.String(), urgency: Urgency, rank: Type.Integer() }),
    }),
    recommendationChanged: event({
      type: 'recommendation.recommendation-changed',
      version: 1,
      summary: 'Status, rank or text of a recommendation changed.',
      payload: Type.Object({ personId: Id, recommendationId: Id, status: RecommendationStatus }),
    }),
    evaluationFinished: event({
      type: 'recommendation.evaluation-finished',
      version: 1,
      summary: 'The advisor has read all changes so far.',
      payload: Type.Object({ personId: Id, open: Type.Integer(), at: Instant }),
    }),
  },
  settings: {
    ...askSettings,
    enabled: setting({
      schema: Type.Boolean(),
      default: true,
      applies: 'live',
      summary: 'Whether the advisor works at all in this installation.',
    }),
    openAtMost: setting({
      schema: Type.Integer({ minimum: 1, maximum: 10 }),
      default: 3,
      applies: 'live',
      summary: 'Open suggestions a person has at the most; urgent ones come on top.',
    }),
    baselineDays: setting({
      schema: Type.Integer({ minimum: 14, maximum: 365 }),
      default: 60,
      applies: 'live',
      summary: 'Days that make up the usual range.',
    }),
    minimumBaselineValues: setting({
      schema: Type.Integer({ minimum: 7, maximum: 60 }),
      default: 14,
      applies: 'live',
      summary: 'Values needed before anything is called unusual.',
    }),
    weeklyActivityMinutes: setting({
      schema: Type.Integer({ minimum: 0, maximum: 1000 }),
      default: 150,
      applies: 'live',
      summary: 'Moderate minutes a week below which activity is suggested (WHO 2020: 150 to 300).',
    }),
    settleMs: setting({
      schema: Type.Integer({ minimum: 0, maximum: 60_000 }),
      default: 20,
      applies: 'live',
      summary: 'Milliseconds that changes of one person are gathered before the advisor reads them.',
    }),
  },
  problems: {
    ...askProblems,
    'no-such-insight': { status: 404, title: 'No such insight.', fix: 'List the insights to see which exist.' },
    'no-such-recommendation': { status: 404, title: 'No such recommendation.', fix: 'List the recommendations to see which exist.' },
  },
});
