import type { Deps } from '../deps.ts';
import { answerQuestionnaire } from './answer-questionnaire.ts';
import { exportAdvice } from './export-advice.ts';
import { listQuestionnaireAnswers } from './list-questionnaire-answers.ts';
import { listQuestionnaires } from './list-questionnaires.ts';
import { listQuestionnaireReminders } from './list-questionnaire-reminders.ts';
import { removeQuestionnaireAnswer } from './remove-questionnaire-answer.ts';
import { removeQuestionnaireReminder } from './remove-questionnaire-reminder.ts';
import { setQuestionnaireReminder } from './set-questionnaire-reminder.ts';

/** Operations about questionnaires, and taking along what the advisor keeps. */
export const questionnaireOperations = (deps: Deps) => ({
  answerQuestionnaire: answerQuestionnaire(deps),
  exportAdvice: exportAdvice(deps),
  listQuestionnaireAnswers: listQuestionnaireAnswers(deps),
  listQuestionnaires: listQuestionnaires(deps),
  removeQuestionnaireAnswer: removeQuestionnaireAnswer(deps),
  listQuestionnaireReminders: listQuestionnaireReminders(deps),
  setQuestionnaireReminder: setQuestionnaireReminder(deps),
  removeQuestionnaireReminder: removeQuestionnaireReminder(deps),
});
