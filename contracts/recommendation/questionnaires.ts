import Type from 'typebox';
import { event, operation, setting } from '../index.ts';
import { Id, Instant, LocalDay, pageOf, PersonParams, PersonRef } from '../shapes/index.ts';

const CLOSED = { additionalProperties: false } as const;

export const Instrument = Type.Union([
  Type.Literal('phq9'),
  Type.Literal('gad7'),
  Type.Literal('isi'),
  Type.Literal('audit-c'),
  Type.Literal('who5'),
]);

/** Words and a number to call for somebody who may be in danger: shown at once, before anything else. */
export const CrisisWords = Type.Object({
  title: Type.String(),
  lines: Type.Array(Type.String(), { description: 'What to do, the most urgent first.' }),
  emergencyNumber: Type.Optional(Type.String({ description: 'Number to call where the person lives, when it is known.' })),
});

/** A questionnaire as it was answered: the answers, what they add up to, and what that means in plain words. */
export const QuestionnaireAnswer = Type.Object({
  answerId: Id,
  instrument: Instrument,
  answeredOn: LocalDay,
  answeredAt: Instant,
  answers: Type.Optional(
    Type.Array(Type.Integer(), { description: 'In the order of the questions; absent when only the sum was entered.' }),
  ),
  total: Type.Integer(),
  band: Type.Optional(Type.String({ description: 'Published range that the sum lies in.' })),
  meaning: Type.String({ description: 'What it means, in words; never a diagnosis.' }),
  redFlag: Type.Boolean({ description: 'An answer that needs a person at once.' }),
});

export const Questionnaire = Type.Object({
  instrument: Instrument,
  title: Type.String(),
  about: Type.String(),
  period: Type.String({ description: 'What the answers are about, such as the last two weeks.' }),
  entry: Type.Union([Type.Literal('answers'), Type.Literal('score')], {
    description: '`score` where the words may not be shown here: it is filled in elsewhere and the sum is entered.',
  }),
  items: Type.Array(
    Type.Object({
      linkId: Type.String({ description: 'LOINC code of the question, where there is one.' }),
      text: Type.String(),
      options: Type.Array(Type.Object({ value: Type.Integer(), text: Type.String() })),
      asksForHelp: Type.Boolean({ description: 'Any answer but 0 needs the crisis words at once.' }),
    }),
  ),
  maximum: Type.Integer({ description: 'Highest sum.' }),
  bands: Type.Array(Type.Object({ from: Type.Integer(), band: Type.String(), meaning: Type.String() })),
  licence: Type.Object({
    holder: Type.String(),
    terms: Type.String(),
    nonCommercial: Type.Boolean(),
    url: Type.String(),
  }),
  source: Type.String({ description: 'Publication of the bands.' }),
  last: Type.Optional(QuestionnaireAnswer),
});

/** A wish to be told when a questionnaire is to be filled in again. */
export const QuestionnaireReminder = Type.Object({
  instrument: Instrument,
  everyDays: Type.Integer({ description: 'Days from one answer to the next, as the person chose.' }),
  nextOn: LocalDay,
  isWaiting: Type.Boolean({ description: 'It was told and not answered since.' }),
});
const ReminderParams = Type.Object({ personId: PersonRef, instrument: Instrument });

/** Operations about questionnaires that a person answers. */
export const questionnaireOperations = {
  listQuestionnaires: operation({
    id: 'recommendation.listQuestionnaires',
    method: 'GET',
    path: '/v1/people/:personId/questionnaires',
    permission: 'recommendation:questionnaires:read',
    category: 'mind',
    summary: 'Questionnaires that can be answered, with their licences, the last answers, and the words for somebody in danger.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(Questionnaire), crisis: CrisisWords }),
    errors: [],
  }),
  answerQuestionnaire: operation({
    id: 'recommendation.answerQuestionnaire',
    method: 'POST',
    path: '/v1/people/:personId/questionnaires/:instrument/answers',
    permission: 'recommendation:questionnaires:write',
    category: 'mind',
    summary: 'Scores answers and keeps them; an answer that speaks of self-harm is answered with crisis words at once.',
    params: Type.Object({ personId: PersonRef, instrument: Instrument }),
    body: Type.Object(
      {
        answers: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 5 }), { minItems: 3, maxItems: 9 })),
        total: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'The sum alone, when it was filled in elsewhere.' })),
      },
      CLOSED,
    ),
    output: Type.Object({ answer: QuestionnaireAnswer, crisis: Type.Optional(CrisisWords) }),
    status: 201,
    errors: ['answers-do-not-fit'],
  }),
  listQuestionnaireAnswers: operation({
    id: 'recommendation.listQuestionnaireAnswers',
    method: 'GET',
    path: '/v1/people/:personId/questionnaire-answers',
    permission: 'recommendation:questionnaires:read',
    category: 'mind',
    summary: 'What was answered so far, the newest first.',
    params: PersonParams,
    query: Type.Object({ instrument: Type.Optional(Instrument) }),
    output: pageOf(QuestionnaireAnswer),
    errors: [],
  }),
  removeQuestionnaireAnswer: operation({
    id: 'recommendation.removeQuestionnaireAnswer',
    method: 'DELETE',
    path: '/v1/people/:personId/questionnaire-answers/:answerId',
    permission: 'recommendation:questionnaires:write',
    category: 'mind',
    summary: 'Removes one for good; twice changes nothing.',
    params: Type.Object({ personId: PersonRef, answerId: Id }),
    errors: [],
  }),
  listQuestionnaireReminders: operation({
    id: 'recommendation.listQuestionnaireReminders',
    method: 'GET',
    path: '/v1/people/:personId/questionnaire-reminders',
    permission: 'recommendation:questionnaires:read',
    category: 'mind',
    summary: 'Which questionnaires a person wants to be reminded of, how often, and when next.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(QuestionnaireReminder) }),
    errors: [],
  }),
  setQuestionnaireReminder: operation({
    id: 'recommendation.setQuestionnaireReminder',
    method: 'PUT',
    path: '/v1/people/:personId/questionnaires/:instrument/reminder',
    permission: 'recommendation:questionnaires:write',
    category: 'mind',
    summary: 'Reminds a person of a questionnaire, counted from the day on which they answered it last.',
    params: ReminderParams,
    body: Type.Object({ everyDays: Type.Integer({ minimum: 7, maximum: 366 }) }, CLOSED),
    output: QuestionnaireReminder,
    errors: [],
  }),
  removeQuestionnaireReminder: operation({
    id: 'recommendation.removeQuestionnaireReminder',
    method: 'DELETE',
    path: '/v1/people/:personId/questionnaires/:instrument/reminder',
    permission: 'recommendation:questionnaires:write',
    category: 'mind',
    summary: 'Ends the reminders of a questionnaire; twice changes nothing.',
    params: ReminderParams,
    errors: [],
  }),
  exportAdvice: operation({
    id: 'recommendation.exportAdvice',
    method: 'GET',
    path: '/v1/people/:personId/advice',
    permission: 'recommendation:advice:export',
    summary: 'Everything that the advisor keeps of a person as lines of JSON: advice, effects, trials, questionnaires, reminders.',
    params: PersonParams,
    answers: 'ndjson',
    errors: [],
  }),
} as const;

export const questionnaireEvents = {
  questionnaireAnswered: event({
    type: 'recommendation.questionnaire-answered',
    version: 1,
    summary: 'A person has answered a questionnaire; what they answered is not told.',
    payload: Type.Object({ personId: Id, answerId: Id, instrument: Instrument }),
  }),
  questionnaireDue: event({
    type: 'recommendation.questionnaire-due',
    version: 1,
    summary: 'The day has come on which a person wanted to fill in a questionnaire again.',
    payload: Type.Object({ personId: Id, instrument: Instrument, day: LocalDay }),
  }),
} as const;

export const questionnaireSettings = {
  questionnaireFrom: setting({
    schema: Type.Integer({ minimum: 0, maximum: 23 }),
    default: 9,
    applies: 'live',
    summary: 'Hour of the person’s day from which they are told that a questionnaire is due.',
  }),
  nonCommercialTexts: setting({
    schema: Type.Boolean(),
    default: true,
    applies: 'live',
    summary:
      'Whether questionnaires are shown whose words may be used free of charge for non-commercial purposes alone (WHO-5, AUDIT-C); whoever runs Aceso commercially turns this off, and then only their sums can be entered.',
  }),
} as const;
