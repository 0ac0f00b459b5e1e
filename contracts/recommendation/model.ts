import Type from 'typebox';
import { operation, setting } from '../index.ts';
import { Cursor, Instant, pageOf, PersonParams } from '../shapes/index.ts';

export const ModelProvider = Type.Union([Type.Literal('openai-compatible'), Type.Literal('anthropic'), Type.Literal('google')]);

/** A language model as a person is told of it: which one, and where it runs. */
export const ModelRef = Type.Object(
  {
    provider: ModelProvider,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    host: Type.String({ minLength: 1, maxLength: 260, description: 'Where words and figures are sent: host and port.' }),
  },
  { description: 'A language model, and where it runs.' },
);

/** Why a text was put aside before anybody saw it. */
export const StrikeReason = Type.Union([
  Type.Literal('number', { description: 'A number that no lookup gave.' }),
  Type.Literal('metric', { description: 'A number given to another measure than its own.' }),
  Type.Literal('period', { description: 'A number told of another period than its own.' }),
  Type.Literal('direction', { description: 'A direction that no figure shows.' }),
  Type.Literal('event', { description: 'Something that nobody recorded.' }),
  Type.Literal('cause', { description: 'A cause; data show what happened, not why.' }),
  Type.Literal('claim', { description: 'A diagnosis, a change of medicine, a promise.' }),
  Type.Literal('form', { description: 'Links, markup, too long, or nothing at all.' }),
]);

/** What became of a model's part in an answer. */
export const ModelOutcome = Type.Union([
  Type.Literal('worded', { description: 'Its words were checked and shown.' }),
  Type.Literal('struck', { description: 'Its words did not hold; the computed sentence was shown.' }),
  Type.Literal('failed', { description: 'It could not be reached, or what came was no answer.' }),
  Type.Literal('too-slow', { description: 'It did not answer in time.' }),
  Type.Literal('stopped', { description: 'The person withdrew their consent meanwhile, or it was switched off.' }),
]);

/** One time that something was sent to a model. What was sent is not kept. */
export const ModelUse = Type.Object({
  at: Instant,
  model: ModelRef,
  requests: Type.Integer({ description: 'How many messages went out.' }),
  tools: Type.Array(Type.String(), { description: 'What it asked for, in order.' }),
  sentBytes: Type.Integer(),
  receivedBytes: Type.Integer(),
  outcome: Type.Optional(ModelOutcome),
});

const ModelState = Type.Object({
  offered: Type.Boolean({ description: 'Whether the operator has set up a model.' }),
  model: Type.Optional(ModelRef),
  isLocal: Type.Optional(Type.Boolean({ description: 'True when it runs on this machine or in its own network.' })),
  agreed: Type.Boolean({ description: 'Whether the person agreed to exactly this model, and to this text.' }),
  decidedAt: Type.Optional(Instant),
  textVersion: Type.Integer({ description: 'Version of the text that a person agrees to.' }),
});

export const modelOperations = {
  getModel: operation({
    id: 'recommendation.getModel',
    method: 'GET',
    path: '/v1/people/:personId/model',
    permission: 'recommendation:model:read',
    summary: 'Which language model may word answers, where it runs, and whether the person agreed to it.',
    params: PersonParams,
    output: ModelState,
    errors: [],
  }),
  decideModel: operation({
    id: 'recommendation.decideModel',
    method: 'PUT',
    path: '/v1/people/:personId/model',
    permission: 'recommendation:model:write',
    summary: 'Agrees that this very model may read questions and word answers, or withdraws that; in force with the answer.',
    params: PersonParams,
    body: Type.Object(
      {
        agreed: Type.Boolean(),
        model: Type.Optional({ ...ModelRef, description: 'The model that was shown to the person; needed to agree.' }),
      },
      { additionalProperties: false },
    ),
    output: ModelState,
    errors: ['no-model', 'model-changed'],
  }),
  listModelUses: operation({
    id: 'recommendation.listModelUses',
    method: 'GET',
    path: '/v1/people/:personId/model-uses',
    permission: 'recommendation:model:read',
    summary: 'When something was sent to a language model for this person, to which, what it asked for and how much it was; newest first.',
    params: PersonParams,
    query: Type.Object({ cursor: Cursor, limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
    output: pageOf(ModelUse),
    errors: [],
  }),
};

export const modelSettings = {
  modelProvider: setting({
    schema: Type.Union([Type.Literal('off'), ...ModelProvider.anyOf]),
    default: 'off',
    applies: 'live',
    summary: 'Language model that may read questions and word answers, for those who agree to it; `off` for none.',
  }),
  modelUrl: setting({
    schema: Type.String({ maxLength: 300, pattern: '^(|https?://[^\\s@?#]+)$' }),
    default: '',
    applies: 'live',
    summary:
      'Address of the model’s API, such as `http://127.0.0.1:11434/v1`; plain `http` only to this machine or a private network. Empty: the provider’s own.',
  }),
  modelName: setting({
    schema: Type.String({ maxLength: 120 }),
    default: '',
    applies: 'live',
    summary: 'Name of the model as its provider calls it, such as `qwen3:8b`.',
  }),
  modelKey: setting({
    schema: Type.String({ maxLength: 500 }),
    default: '',
    secret: true,
    applies: 'live',
    summary: 'API key of the model’s provider; a local server often needs none.',
  }),
  modelTimeoutSeconds: setting({
    schema: Type.Integer({ minimum: 1, maximum: 120 }),
    default: 20,
    applies: 'live',
    summary: 'Seconds that a model has for one question, all its steps together; then the computed sentence is shown.',
  }),
  modelMaxTokens: setting({
    schema: Type.Integer({ minimum: 64, maximum: 8192 }),
    default: 800,
    applies: 'live',
    summary: 'Tokens that a model may write in one step.',
  }),
  modelMaxSteps: setting({
    schema: Type.Integer({ minimum: 1, maximum: 12 }),
    default: 5,
    applies: 'live',
    summary: 'Steps that a model may take for one question: each is a lookup or the text.',
  }),
  modelUsesPerDay: setting({
    schema: Type.Integer({ minimum: 1, maximum: 10_000 }),
    default: 200,
    applies: 'live',
    summary: 'Questions a day of one person that may reach a model.',
  }),
};

export const modelProblems = {
  'no-model': { status: 409, title: 'No language model is set up here.', fix: 'Ask the operator.' },
  'model-changed': {
    status: 409,
    title: 'This is not the model that is set up now.',
    fix: 'Read which one it is and decide again.',
  },
} as const;
