import Type from 'typebox';
import { Id, Instant, LocalDay, MetricId } from '../shapes/index.ts';

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
/** How far the data show that a taken-up recommendation is followed. */
export const Adherence = Type.Object({
  days: Type.Integer({ description: 'Days since it was taken up that have data.' }),
  followed: Type.Integer({ description: 'Of these, the days on which it shows.' }),
  verdict: Type.Union([Type.Literal('followed'), Type.Literal('partly'), Type.Literal('not-followed'), Type.Literal('unknown')]),
});
/** What is tried out of guidelines: the design that suits it, and what to do on each kind of day. */
export const TrialOffer = Type.Object({
  blockDays: Type.Integer(),
  pairs: Type.Integer(),
  washoutDays: Type.Integer(),
  days: Type.Integer({ description: 'Length of the whole trial.' }),
  on: Type.String({ description: 'What to do on days with it.' }),
  off: Type.String({ description: 'What to do on days without it.' }),
});

export const Recommendation = Type.Object({
  recommendationId: Id,
  guideline: Type.String({ description: 'Folder of the guideline.' }),
  kind: Type.Union([Type.Literal('own-data'), Type.Literal('guideline'), Type.Literal('clinician')]),
  urgency: Urgency,
  title: Type.String({ description: 'An imperative of at most eight words.' }),
  why: Type.String({ description: 'One or two sentences in the person’s own numbers.' }),
  action: Type.String({ description: 'What to do, in small steps.' }),
  steps: Type.Optional(Type.Array(Type.String(), { description: 'The same, one step each, the smallest first.' })),
  expectedEffect: Type.Optional(Type.String({ description: 'What the evidence lets one expect, for people on average.' })),
  because: Type.Optional(Type.String({ description: 'Why this one now: what the person’s own answers changed.' })),
  emergencyNumber: Type.Optional(
    Type.String({ description: 'Number to call where the person lives; only where help may be needed at once.' }),
  ),
  adherence: Type.Optional(Adherence),
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
  trial: Type.Optional(TrialOffer),
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
      parts: Type.Optional(
        Type.Object(
          { benefit: Type.Number(), sureness: Type.Number(), evidence: Type.Number(), response: Type.Number(), burden: Type.Number() },
          { description: 'Score = benefit × sureness × evidence × response − burden.' },
        ),
      ),
    }),
  ),
});
