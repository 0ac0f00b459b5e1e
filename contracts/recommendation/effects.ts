import Type from 'typebox';
import { operation } from '../index.ts';
import { Id, Instant, LocalDay, MetricId, pageOf, PersonParams, PersonRef } from '../shapes/index.ts';
import { Adherence } from './schemas.ts';

export const EffectVerdict = Type.Union(
  [Type.Literal('worked'), Type.Literal('no-difference'), Type.Literal('went-the-other-way'), Type.Literal('cannot-tell-yet')],
  { description: 'What the comparison lets one say of this person; never more than its interval.' },
);

/** An estimate with its 95 % interval, in the unit of the success measure. */
const Estimate = Type.Object({ effect: Type.Number(), low: Type.Number(), high: Type.Number() });

/** Whether a taken-up recommendation helped this person: the days after against what the days before predict. */
export const Effect = Type.Object({
  effectId: Id,
  recommendationId: Id,
  guideline: Type.String(),
  title: Type.String(),
  afterDays: Type.Union([Type.Literal(14), Type.Literal(28)], {
    description: 'Looks happen on these days alone, so that chance is not asked twice.',
  }),
  verdict: EffectVerdict,
  lack: Type.Optional(
    Type.Union(
      [
        Type.Literal('few-days-before'),
        Type.Literal('few-days-after'),
        Type.Literal('too-uncertain'),
        Type.Literal('placebo-found'),
        Type.Literal('placebo-unknown'),
        Type.Literal('not-followed'),
        Type.Literal('no-method'),
      ],
      {
        description:
          'Why it cannot be told. `placebo-found`: on the placebo date, on which nothing was changed, the same method finds a difference as well.',
      },
    ),
  ),
  text: Type.String({ description: 'The verdict in one or two sentences, with its interval.' }),
  metric: MetricId,
  of: Type.Optional(
    Type.Union([Type.Literal('value'), Type.Literal('scatter'), Type.Literal('presence')], {
      description: 'What of the metric was compared: its values, how much they vary, or whether there are any.',
    }),
  ),
  unit: Type.String(),
  acceptedOn: LocalDay,
  until: LocalDay,
  daysBefore: Type.Integer(),
  daysAfter: Type.Integer(),
  before: Type.Optional(Type.Number({ description: 'What the days before let one expect.' })),
  after: Type.Optional(Type.Number({ description: 'Mean of the days after.' })),
  estimate: Type.Optional(Estimate),
  smallestDifference: Type.Number(),
  placebo: Type.Optional(
    Type.Object(
      { on: LocalDay, estimate: Estimate, passed: Type.Boolean() },
      { description: 'The same analysis on a date on which nothing began: it must find nothing.' },
    ),
  ),
  adherence: Adherence,
  method: Type.Object({ id: Type.String(), version: Type.String(), source: Type.String() }),
  fingerprint: Type.String({ description: 'SHA-256 over the inputs: the same inputs give the same verdict.' }),
  computedAt: Instant,
});

/** Operations about effects. */
export const effectsOperations = {
  listEffects: operation({
    id: 'recommendation.listEffects',
    method: 'GET',
    path: '/v1/people/:personId/effects',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'What has been measured of taken-up recommendations, newest first.',
    params: PersonParams,
    output: pageOf(Effect),
    errors: [],
  }),
  getEffect: operation({
    id: 'recommendation.getEffect',
    method: 'GET',
    path: '/v1/people/:personId/recommendations/:recommendationId/effect',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'Whether a recommendation helped, after 14 and 28 days; until then, when it will be told.',
    params: Type.Object({ personId: PersonRef, recommendationId: Id }),
    output: Type.Object({
      items: Type.Array(Effect),
      nextOn: Type.Optional(LocalDay),
    }),
    errors: ['no-such-recommendation'],
  }),
} as const;
