import Type from 'typebox';
import { event, operation, setting } from '../index.ts';
import { Id, Instant, LocalDay, MetricId, PersonParams, PersonRef } from '../shapes/index.ts';
import { ProvenFigure, SurenessWord, TrialOffer } from './schemas.ts';

const CLOSED = { additionalProperties: false } as const;
const TrialParams = Type.Object({ personId: PersonRef, trialId: Id });

/** `on`: the person does it; `off`: they live as usual. */
export const TrialArm = Type.Union([Type.Literal('on'), Type.Literal('off')]);
export const TrialStatus = Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('done'), Type.Literal('ended')], {
  description: '`done`: to the last day; `ended`: by the person, earlier.',
});
const Design = {
  blockDays: Type.Integer({ minimum: 1, maximum: 28, description: 'Days in a row with the same instruction.' }),
  pairs: Type.Integer({ minimum: 2, maximum: 20, description: 'Pairs of blocks, one with it and one without.' }),
  washoutDays: Type.Integer({
    minimum: 0,
    maximum: 14,
    description: 'First days of each block that do not count, since what was before still works.',
  }),
};
const Direction = Type.Union([Type.Literal('up'), Type.Literal('down')], { description: 'Where the person wishes the measure to go.' });

/** What a person wants to try. Either something of the guidelines, or in their own words. */
export const TrialPlan = Type.Object(
  {
    recommendationId: Type.Optional(Id),
    guideline: Type.Optional(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' })),
    action: Type.Optional(Type.String({ minLength: 3, maxLength: 120, description: 'What to do on days with it, in own words.' })),
    metric: Type.Optional(MetricId),
    direction: Type.Optional(Direction),
    smallestDifference: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'Smallest difference that counts, in the unit of the metric.' }),
    ),
    blockDays: Type.Optional(Design.blockDays),
    pairs: Type.Optional(Design.pairs),
    washoutDays: Type.Optional(Design.washoutDays),
    startOn: Type.Optional(LocalDay),
  },
  CLOSED,
);

/** One day of a trial. */
export const TrialDay = Type.Object({
  day: LocalDay,
  block: Type.Integer(),
  pair: Type.Integer(),
  arm: TrialArm,
  counts: Type.Boolean({ description: 'False for days of wash-out.' }),
  followed: Type.Optional(Type.Boolean({ description: 'What the person said.' })),
});

/** The question as it was fixed before the first day. */
const Question = {
  title: Type.String({ description: 'What is tried.' }),
  protocol: Type.String({ description: 'The whole trial in one or two sentences.' }),
  on: Type.String(),
  off: Type.String(),
  recommendationId: Type.Optional(Id),
  guideline: Type.Optional(Type.String()),
  metric: MetricId,
  metricName: Type.String(),
  unit: Type.String(),
  direction: Direction,
  smallestDifference: Type.Number(),
  ...Design,
  startOn: LocalDay,
  endsOn: LocalDay,
};

export const Trial = Type.Object({
  trialId: Id,
  status: TrialStatus,
  ...Question,
  seed: Type.Integer({ description: 'The order was drawn with it; the same seed gives the same order.' }),
  order: Type.Array(TrialArm, { description: 'One entry a block, as it was drawn before the first day.' }),
  days: Type.Array(TrialDay),
  pauses: Type.Array(Type.Object({ from: LocalDay, until: Type.Optional(LocalDay), reason: Type.String() })),
  today: Type.Optional(
    Type.Object({
      day: LocalDay,
      arm: TrialArm,
      instruction: Type.String(),
      followed: Type.Optional(Type.Boolean()),
      left: Type.Integer({ description: 'Days after this one.' }),
    }),
  ),
  adherence: Type.Object({ told: Type.Integer(), followed: Type.Integer() }),
  startedAt: Instant,
  updatedAt: Instant,
});

export const TrialVerdictKind = Type.Union([
  Type.Literal('helped'),
  Type.Literal('no-difference'),
  Type.Literal('other-way'),
  Type.Literal('cannot-say'),
]);
/** Why a trial cannot say. */
export const TrialLack = Type.Union([
  Type.Literal('few-pairs'),
  Type.Literal('few-days'),
  Type.Literal('too-uncertain'),
  Type.Literal('not-followed'),
  Type.Literal('no-spread'),
]);
export const TrialMethod = Type.Object({ id: Type.String(), version: Type.String(), source: Type.String() });
const Counts = Type.Object({ days: Type.Integer(), mean: Type.Optional(Type.Number()) });

/** What the days with it and the days without it let one say of this person in these weeks. */
export const TrialVerdict = Type.Object({
  trialId: Id,
  verdict: TrialVerdictKind,
  lack: Type.Optional(TrialLack),
  title: Type.String({ description: 'The verdict in a few words.' }),
  text: Type.String({ description: 'In two or three sentences, with its number.' }),
  chance: Type.Optional(
    Type.Object(
      { probability: Type.Number({ minimum: 0, maximum: 1 }), word: SurenessWord },
      { description: 'That the measure lay on the wished side on days with it.' },
    ),
  ),
  on: Counts,
  off: Counts,
  difference: Type.Optional(
    Type.Object({ effect: Type.Number(), low: Type.Number(), high: Type.Number() }, { description: 'With minus without; 95 % interval.' }),
  ),
  byLuck: Type.Optional(
    Type.Object(
      { p: Type.Number(), orders: Type.Integer() },
      { description: 'Share of all orders that could have been drawn which would show as large a difference.' },
    ),
  ),
  metric: MetricId,
  unit: Type.String(),
  smallestDifference: Type.Number(),
  wholePairs: Type.Integer(),
  adherence: Type.Object({
    told: Type.Integer(),
    followed: Type.Integer(),
    measured: Type.Optional(
      Type.Object(
        { metric: MetricId, days: Type.Integer(), followed: Type.Integer() },
        { description: 'Days with it on which the data show it, where they can.' },
      ),
    ),
  }),
  values: Type.Array(Type.Object({ day: LocalDay, arm: TrialArm, value: Type.Number() }), { description: 'Days that counted.' }),
  endedEarly: Type.Boolean(),
  methods: Type.Array(TrialMethod),
  fingerprint: Type.String({ description: 'SHA-256 over question, order, days and methods: the same inputs give the same verdict.' }),
  decidedAt: Instant,
});

/** Everything that a verdict rests on; computed anew from what was kept whenever it is asked for. */
export const TrialProof = Type.Object({
  trialId: Id,
  question: Type.Object(Question),
  seed: Type.Integer(),
  order: Type.Array(TrialArm),
  methods: Type.Array(TrialMethod),
  figures: Type.Array(ProvenFigure),
  days: Type.Array(
    Type.Object({
      day: LocalDay,
      arm: TrialArm,
      pair: Type.Integer(),
      value: Type.Optional(Type.Number()),
      followed: Type.Optional(Type.Boolean()),
      use: Type.Union([
        Type.Literal('counted'),
        Type.Literal('wash-out'),
        Type.Literal('no-data'),
        Type.Literal('pair-not-whole'),
        Type.Literal('after-the-end'),
      ]),
    }),
  ),
  verdict: Type.Omit(TrialVerdict, ['decidedAt']),
  fingerprint: Type.String(),
});

/** Operations about trials. */
export const trialOperations = {
  listTrialOffers: operation({
    id: 'recommendation.listTrialOffers',
    method: 'GET',
    path: '/v1/people/:personId/trial-offers',
    permission: 'recommendation:trials:read',
    category: 'recommendations',
    summary: 'What can be tried out of the guidelines, what speaks against it for this person, and the measures that have enough days.',
    params: PersonParams,
    output: Type.Object({
      offers: Type.Array(
        Type.Object({
          guideline: Type.String(),
          title: Type.String(),
          metric: MetricId,
          direction: Direction,
          offer: TrialOffer,
          refusal: Type.Optional(Type.String({ description: 'Why not for this person.' })),
        }),
      ),
      measures: Type.Array(
        Type.Object({
          metric: MetricId,
          name: Type.String(),
          unit: Type.String(),
          days: Type.Integer({ description: 'Of the last 28, those with a value.' }),
          scatter: Type.Number({ description: 'How far a day lies from the middle, typically.' }),
          smallestDifference: Type.Number({ description: 'A difference worth having, when nothing else is said.' }),
        }),
      ),
    }),
    errors: [],
  }),
  planTrial: operation({
    id: 'recommendation.planTrial',
    method: 'POST',
    path: '/v1/people/:personId/trial-plans',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Checks a plan and says what it would be: length, last day, and the difference that it can see. Starts nothing.',
    params: PersonParams,
    body: TrialPlan,
    output: Type.Object({
      ...Question,
      days: Type.Integer(),
      detectable: Type.Optional(Type.Number({ description: 'Difference that such a trial would see in 8 of 10 cases.' })),
    }),
    errors: ['trial-not-safe', 'trial-does-not-fit', 'no-such-recommendation'],
  }),
  startTrial: operation({
    id: 'recommendation.startTrial',
    method: 'POST',
    path: '/v1/people/:personId/trials',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Fixes the question, draws the order of the blocks by lot, and starts; one trial at a time.',
    params: PersonParams,
    body: TrialPlan,
    output: Trial,
    status: 201,
    errors: ['trial-not-safe', 'trial-does-not-fit', 'trial-running', 'no-such-recommendation'],
  }),
  listTrials: operation({
    id: 'recommendation.listTrials',
    method: 'GET',
    path: '/v1/people/:personId/trials',
    permission: 'recommendation:trials:read',
    category: 'recommendations',
    summary: 'Trials of a person, the newest first, with the verdicts of those that are over.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(Type.Object({ trial: Trial, verdict: Type.Optional(TrialVerdict) })) }),
    conditional: true,
    errors: [],
  }),
  getTrial: operation({
    id: 'recommendation.getTrial',
    method: 'GET',
    path: '/v1/people/:personId/trials/:trialId',
    permission: 'recommendation:trials:read',
    category: 'recommendations',
    summary:
      'A trial with its schedule and today’s instruction; no result before its end, for looking early makes chance look like effect.',
    params: TrialParams,
    output: Trial,
    conditional: true,
    errors: ['no-such-trial'],
  }),
  reportTrialDay: operation({
    id: 'recommendation.reportTrialDay',
    method: 'PUT',
    path: '/v1/people/:personId/trials/:trialId/days/:day',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Whether the person kept to the instruction of a day, today or earlier; said again it replaces.',
    params: Type.Object({ personId: PersonRef, trialId: Id, day: LocalDay }),
    body: Type.Object({ followed: Type.Boolean() }, CLOSED),
    output: Trial,
    errors: ['no-such-trial', 'no-such-trial-day', 'trial-over'],
  }),
  pauseTrial: operation({
    id: 'recommendation.pauseTrial',
    method: 'PUT',
    path: '/v1/people/:personId/trials/:trialId/pause',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Pauses from today on: the days of the pause do not count, and the rest of the schedule waits.',
    params: TrialParams,
    body: Type.Object({ reason: Type.Union([Type.Literal('illness'), Type.Literal('travel'), Type.Literal('other')]) }, CLOSED),
    output: Trial,
    errors: ['no-such-trial', 'trial-over'],
  }),
  resumeTrial: operation({
    id: 'recommendation.resumeTrial',
    method: 'DELETE',
    path: '/v1/people/:personId/trials/:trialId/pause',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Goes on from today; the block that was broken off goes on where it stood, after wash-out anew.',
    params: TrialParams,
    output: Trial,
    status: 200,
    errors: ['no-such-trial', 'trial-over'],
  }),
  endTrial: operation({
    id: 'recommendation.endTrial',
    method: 'POST',
    path: '/v1/people/:personId/trials/:trialId/end',
    permission: 'recommendation:trials:write',
    category: 'recommendations',
    summary: 'Ends a trial before its last day; what was measured until yesterday is judged, and too little is said as such.',
    params: TrialParams,
    output: Trial,
    errors: ['no-such-trial', 'trial-over'],
  }),
  getTrialVerdict: operation({
    id: 'recommendation.getTrialVerdict',
    method: 'GET',
    path: '/v1/people/:personId/trials/:trialId/verdict',
    permission: 'recommendation:trials:read',
    category: 'recommendations',
    summary: 'What came out, given once and kept; until then, when it comes.',
    params: TrialParams,
    output: Type.Object({ verdict: Type.Optional(TrialVerdict), dueOn: Type.Optional(LocalDay) }),
    conditional: true,
    errors: ['no-such-trial'],
  }),
  getTrialProof: operation({
    id: 'recommendation.getTrialProof',
    method: 'GET',
    path: '/v1/people/:personId/trials/:trialId/proof',
    permission: 'recommendation:trials:read',
    category: 'recommendations',
    summary: 'The verdict computed anew from what was kept: question, order, every day with its value and use, figures, methods.',
    params: TrialParams,
    output: TrialProof,
    errors: ['no-such-trial', 'trial-not-over'],
  }),
} as const;

export const trialEvents = {
  trialStarted: event({
    type: 'recommendation.trial-started',
    version: 1,
    summary: 'A person has started a trial.',
    payload: Type.Object({ personId: Id, trialId: Id, startOn: LocalDay, endsOn: LocalDay }),
  }),
  trialChanged: event({
    type: 'recommendation.trial-changed',
    version: 1,
    summary: 'A trial was paused, goes on, is over, or a day of it was told.',
    payload: Type.Object({ personId: Id, trialId: Id, status: TrialStatus }),
  }),
  trialDayDue: event({
    type: 'recommendation.trial-day-due',
    version: 1,
    summary: 'Today has an instruction of a trial.',
    payload: Type.Object({ personId: Id, trialId: Id, day: LocalDay, arm: TrialArm }),
  }),
  trialDecided: event({
    type: 'recommendation.trial-decided',
    version: 1,
    summary: 'A trial has its verdict.',
    payload: Type.Object({ personId: Id, trialId: Id, verdict: TrialVerdictKind }),
  }),
} as const;

export const trialSettings = {
  trialFrom: setting({
    schema: Type.Integer({ minimum: 0, maximum: 23 }),
    default: 7,
    applies: 'live',
    summary: 'Hour of the person’s day from which the instruction of a running trial is sent.',
  }),
} as const;

export const trialProblems = {
  'no-such-trial': { status: 404, title: 'No such trial.', fix: 'List the trials to see which exist.' },
  'no-such-trial-day': { status: 404, title: 'That day is no day of this trial so far.', fix: 'Name a day of its schedule up to today.' },
  'trial-not-safe': {
    status: 422,
    title: 'This is nothing to try here.',
    fix: 'See the reason; something of the guidelines can be tried.',
  },
  'trial-does-not-fit': { status: 422, title: 'The plan of the trial does not fit.', fix: 'Change what the errors name.' },
  'trial-running': { status: 409, title: 'Another trial is running.', fix: 'Wait for its end or end it.' },
  'trial-over': { status: 409, title: 'The trial is over.', fix: 'Start another.' },
  'trial-not-over': { status: 409, title: 'The trial is not over.', fix: 'Ask again when it has its verdict.' },
} as const;
