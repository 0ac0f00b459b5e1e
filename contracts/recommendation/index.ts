import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { agentOperations } from './agents.ts';
import { contract, event, operation, setting } from '../index.ts';
import { askOperations, askProblems, askSettings } from './ask.ts';
import { Id, Instant, LocalDay, MetricId, pageOf, PersonParams, PersonRef } from '../shapes/index.ts';
import { backgroundOperations } from './background.ts';
import { EffectVerdict, effectsOperations } from './effects.ts';
import { cdsOperations, cdsProblems, cdsSettings } from './cds-hooks.ts';
import { advisorFhirOperations, advisorFhirProblems } from './fhir.ts';
import { qrisk3Operations, qrisk3Problems, qrisk3Settings } from './qrisk3.ts';
import { circumstanceEvents, circumstanceOperations, circumstanceProblems } from './circumstances.ts';
import { questionnaireEvents, questionnaireOperations, questionnaireSettings } from './questionnaires.ts';
import { riskOperations } from './risks.ts';
import { modelOperations, modelProblems, modelSettings } from './model.ts';
import { redFlagOperations } from './red-flags.ts';
import { trialEvents, trialOperations, trialProblems, trialSettings } from './trials.ts';
import { Citation, Insight, InsightProof, Proof, Recommendation, RecommendationStatus, Urgency } from './schemas.ts';

export { Background, Condition } from './background.ts';
export { Effect, EffectVerdict } from './effects.ts';
export { Circumstance } from './circumstances.ts';
export { CrisisWords, Questionnaire, QuestionnaireAnswer } from './questionnaires.ts';
export { SpokenFlag } from './red-flags.ts';
export { Trial, TrialArm, TrialPlan, TrialProof, TrialVerdict } from './trials.ts';
export {
  Adherence,
  Citation,
  Evidence,
  Figure,
  Insight,
  InsightProof,
  Proof,
  ProvenFigure,
  Recommendation,
  RecommendationStatus,
  Sureness,
  SurenessWord,
  TrialOffer,
  Urgency,
} from './schemas.ts';
export { Card, CardOutcome, ClinicianCard } from './cds-hooks.ts';
export { AgentAnswer } from './agents.ts';
export { AskAnswer, LONGEST_QUESTION, NoAnswer } from './ask.ts';
export { ModelOutcome, ModelProvider, ModelRef, ModelUse, StrikeReason } from './model.ts';

const RecommendationParams = Type.Object({ personId: PersonRef, recommendationId: Id });

export const recommendation = contract({
  service: 'recommendation',
  summary: 'Baselines, insights, recommendations with proof, feedback.',
  operations: {
    ...askOperations,
    ...riskOperations,
    ...qrisk3Operations,
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
    ...effectsOperations,
    ...backgroundOperations,
    ...redFlagOperations,
    ...trialOperations,
    ...questionnaireOperations,
    ...circumstanceOperations,
    ...modelOperations,
    ...agentOperations,
    ...cdsOperations,
    ...advisorFhirOperations,
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
    ...trialEvents,
    ...questionnaireEvents,
    ...circumstanceEvents,
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
    effectMeasured: event({
      type: 'recommendation.effect-measured',
      version: 1,
      summary: 'It has been measured whether a taken-up recommendation helped.',
      payload: Type.Object({
        personId: Id,
        recommendationId: Id,
        guideline: Type.String(),
        afterDays: Type.Integer(),
        verdict: EffectVerdict,
      }),
    }),
    recommendationPrompted: event({
      type: 'recommendation.recommendation-prompted',
      version: 1,
      summary: 'Today the person may be reminded of an open or taken-up recommendation.',
      payload: Type.Object({ personId: Id, recommendationId: Id, guideline: Type.String(), day: LocalDay }),
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
    ...qrisk3Settings,
    ...cdsSettings,
    ...trialSettings,
    ...questionnaireSettings,
    ...modelSettings,
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
      summary: 'Open recommendations a person has at the most; what needs care at once comes on top.',
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
    promptsPerDay: setting({
      schema: Type.Integer({ minimum: 0, maximum: 5 }),
      default: 1,
      applies: 'live',
      summary: 'Reminders of suggestions a person gets a day at the most; 0 sends none.',
    }),
    promptsPerWeek: setting({
      schema: Type.Integer({ minimum: 0, maximum: 35 }),
      default: 4,
      applies: 'live',
      summary: 'Reminders of suggestions a person gets a week at the most.',
    }),
    promptGapMinutes: setting({
      schema: Type.Integer({ minimum: 0, maximum: 10_080 }),
      default: 1200,
      applies: 'live',
      summary: 'Minutes between two reminders at the least.',
    }),
    promptFrom: setting({
      schema: Type.Integer({ minimum: 0, maximum: 23 }),
      default: 8,
      applies: 'live',
      summary: 'Hour of the person’s day from which a reminder may come.',
    }),
    promptUntil: setting({
      schema: Type.Integer({ minimum: 1, maximum: 24 }),
      default: 20,
      applies: 'live',
      summary: 'Hour of the person’s day from which no reminder comes any more.',
    }),
    settleMs: setting({
      schema: Type.Integer({ minimum: 0, maximum: 60_000 }),
      default: 20,
      applies: 'live',
      summary:
        'Milliseconds from one evaluation of a person to the next: a change that comes alone is read at once, those that follow are gathered.',
    }),
  },
  problems: {
    ...askProblems,
    ...qrisk3Problems,
    ...cdsProblems,
    ...modelProblems,
    ...advisorFhirProblems,
    ...trialProblems,
    'no-such-insight': { status: 404, title: 'No such insight.', fix: 'List the insights to see which exist.' },
    ...circumstanceProblems,
    'answers-do-not-fit': {
      status: 422,
      title: 'The answers do not fit the questionnaire.',
      fix: 'Send one answer a question, in the order and range of the questionnaire.',
    },
    'no-such-recommendation': { status: 404, title: 'No such recommendation.', fix: 'List the recommendations to see which exist.' },
  },
});
