import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got, Sent } from '../../../lib/api-types.ts';

export type Questionnaire = Got<'recommendation.listQuestionnaires'>['items'][number];
export type Crisis = Got<'recommendation.listQuestionnaires'>['crisis'];
export type Answer = Got<'recommendation.answerQuestionnaire'>['answer'];
export type Instrument = NonNullable<Sent<'recommendation.answerQuestionnaire'>['params']>['instrument'];

/** All questionnaires, with the words for somebody in danger, so that they are there before anything is sent. */
export const questionnairesQuery = () =>
  queryOptions({
    queryKey: ['questionnaires'],
    queryFn: ({ signal }) => api('recommendation.listQuestionnaires', { params: { personId: 'me' }, signal }),
    staleTime: 60_000,
  });

/** Which questionnaires the person wants to be reminded of. */
export const remindersQuery = () =>
  queryOptions({
    queryKey: ['questionnaires', 'reminders'],
    queryFn: ({ signal }) => api('recommendation.listQuestionnaireReminders', { params: { personId: 'me' }, signal }),
    staleTime: 60_000,
  });

/** What was answered of one, the newest first. */
export const answersQuery = (instrument: Instrument) =>
  queryOptions({
    queryKey: ['questionnaires', 'answers', instrument],
    queryFn: ({ signal }) => api('recommendation.listQuestionnaireAnswers', { params: { personId: 'me' }, query: { instrument }, signal }),
    staleTime: 60_000,
  });
