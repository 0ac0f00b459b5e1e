import Type from 'typebox';
import { operation, setting } from '../index.ts';
import { LocalDay, MetricId, PersonParams } from '../shapes/index.ts';
import { ModelOutcome, ModelRef, StrikeReason } from './model.ts';

/** Why there is no number. */
export const NoAnswer = Type.Union([
  Type.Literal('no_data', { description: 'Nothing that was measured matches.' }),
  Type.Literal('ambiguous', { description: 'It has more than one meaning: see `options`.' }),
  Type.Literal('not_understood', { description: 'No question that this grammar knows: see `examples`.' }),
  Type.Literal('out_of_scope', { description: 'Not about the person’s own measured past.' }),
  Type.Literal('safety', { description: 'It speaks of signs that need care, not figures.' }),
]);
const ChartPoint = Type.Object({
  label: Type.String({ description: 'A day `yyyy-mm-dd`, or the name of a group.' }),
  value: Type.Number(),
  other: Type.Optional(Type.Literal(true, { description: 'Of the second side of a comparison.' })),
});
/** Everything that makes an answer checkable: the reads, the values, the method. */
export const AskProof = Type.Object({
  method: Type.Object({ id: Type.Literal('ask'), version: Type.String(), text: Type.String() }),
  reads: Type.Array(Type.Object({ operation: Type.String(), metric: Type.Optional(MetricId), from: LocalDay, to: LocalDay })),
  values: Type.Array(Type.Object({ day: LocalDay, value: Type.Number() }), {
    description: 'Values that counted, oldest first, in the stored unit; of a long list the newest 400.',
  }),
  conventions: Type.Array(Type.String()),
});
/** One number of a text that a model worded, with the computed figure that bears it out. */
export const ProvenNumber = Type.Object({
  text: Type.String({ description: 'As it stands in the sentence.' }),
  figure: Type.String({ description: 'What it is, in words.' }),
  value: Type.Union([Type.Number(), Type.String()], { description: 'As computed, before rounding; a clock time as text.' }),
  unit: Type.String(),
  periods: Type.Array(Type.String(), { description: 'Under which it may be told; none for everything recorded.' }),
  from: Type.String({ description: 'What computed it: `answer`, or the lookup by its name.' }),
});
/** A part of a model's text that was struck. */
export const Struck = Type.Object({ text: Type.String({ maxLength: 120 }), reason: StrikeReason });
export const AskAnswer = Type.Object({
  question: Type.String(),
  none: Type.Optional(NoAnswer),
  value: Type.Union([Type.Number(), Type.Null()]),
  unit: Type.String(),
  n: Type.Integer({ description: 'Values, days or pairs that the answer rests on.' }),
  sentence: Type.String(),
  query: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'What the question was understood as.' })),
  days: Type.Optional(Type.Object({ from: LocalDay, to: LocalDay, withData: Type.Integer() })),
  sources: Type.Array(Type.String()),
  chart: Type.Optional(
    Type.Object({
      form: Type.Union([Type.Literal('line'), Type.Literal('bars')]),
      unit: Type.String(),
      isClock: Type.Optional(Type.Literal(true, { description: 'Values are minutes after noon and read as times of day.' })),
      points: Type.Array(ChartPoint),
    }),
  ),
  groups: Type.Optional(Type.Array(Type.Object({ label: Type.String(), value: Type.Number(), n: Type.Integer() }))),
  also: Type.Optional(Type.Array(Type.Object({ name: Type.String(), value: Type.Number(), unit: Type.String() }))),
  notes: Type.Array(Type.String(), { description: 'What was corrected, set aside or chosen.' }),
  options: Type.Optional(Type.Array(Type.String(), { description: 'Meanings to choose from.' })),
  examples: Type.Optional(Type.Array(Type.String(), { description: 'Questions that can be answered.' })),
  proof: Type.Optional(AskProof),
  wordedBy: Type.Union([Type.Literal('template'), Type.Literal('model')], {
    description: 'Who chose the words of `sentence`. The figures are computed in either case.',
  }),
  readBy: Type.Optional(
    Type.Union([Type.Literal('grammar'), Type.Literal('model')], { description: 'Who turned the question into `query`.' }),
  ),
  computed: Type.Optional(Type.String({ description: 'The sentence made of the figures alone, when a model worded `sentence`.' })),
  model: Type.Optional(ModelRef),
  modelOutcome: Type.Optional(ModelOutcome),
  numbers: Type.Optional(Type.Array(ProvenNumber, { description: 'Every number of a model’s sentence, with its proof.' })),
  struck: Type.Optional(Type.Array(Struck, { description: 'What a model wrote that the figures do not bear out. None of it was shown.' })),
});

/** Longest question that is read, in characters. */
export const LONGEST_QUESTION = 400;

export const askOperations = {
  listExampleQuestions: operation({
    id: 'recommendation.listExampleQuestions',
    method: 'GET',
    path: '/v1/ask/examples',
    permission: 'public',
    summary: 'Questions that show what can be asked; each of them can be answered.',
    output: Type.Object({ items: Type.Array(Type.String({ maxLength: LONGEST_QUESTION })) }),
    errors: [],
  }),
  ask: operation({
    id: 'recommendation.ask',
    method: 'POST',
    path: '/v1/people/:personId/ask',
    permission: 'recommendation:questions:read',
    category: 'recommendations',
    summary:
      'Answers a question in English about the person’s own data with a computed number, a sentence and its proof; a language model words it only where the person agreed to one.',
    params: PersonParams,
    body: Type.Object({
      question: Type.String({ minLength: 1, maxLength: LONGEST_QUESTION }),
      on: Type.Optional({ ...LocalDay, description: 'As if it were this day; later data is left out. Default: the person’s day now.' }),
      wording: Type.Optional(
        Type.Union([Type.Literal('template'), Type.Literal('model')], {
          description: '`template` keeps a language model out of this answer. Default: `model` where the person agreed to one.',
        }),
      ),
    }),
    bodyLimit: 16_384,
    output: AskAnswer,
    errors: ['no-such-person', 'no-such-day'],
  }),
};

export const askSettings = {
  askLastDaysEnd: setting({
    schema: Type.Union([Type.Literal('today'), Type.Literal('yesterday')]),
    default: 'today',
    applies: 'live',
    summary: 'Whether “the last 7 days” of a question end today or yesterday.',
  }),
  askWeekStartsOn: setting({
    schema: Type.Union([Type.Literal('monday'), Type.Literal('sunday')]),
    default: 'monday',
    applies: 'live',
    summary: 'First day of a week in questions.',
  }),
};

export const askProblems = {
  'no-such-person': { status: 404, title: 'No such person.', fix: 'Check the id.' },
  'no-such-day': { status: 400, title: 'The calendar has no such day.', fix: 'Correct `on`.' },
} as const;
