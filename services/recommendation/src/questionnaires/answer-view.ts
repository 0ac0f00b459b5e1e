import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { formOf, readingOf } from '../domain/questionnaires/forms.ts';
import type { AnswerRow } from '../store/questionnaires.ts';

type View = Output<typeof recommendation.operations.answerQuestionnaire>['answer'];

/** An answer with what it means; the meaning is read anew, so that it is never older than the words. */
export const answerView = (row: AnswerRow, sex: 'female' | 'male' | undefined): View => ({
  answerId: row.answerId,
  instrument: row.instrument,
  answeredOn: row.answeredOn,
  answeredAt: row.answeredAt.toISOString(),
  ...(row.answers === undefined ? {} : { answers: [...row.answers] }),
  total: row.total,
  ...readingOf(formOf(row.instrument), row.total, sex),
  // What the sum would say must not speak over an answer that needs a person.
  ...(row.redFlag ? { meaning: 'Whatever the sum: one of your answers is a reason to talk to somebody now.' } : {}),
  redFlag: row.redFlag,
});
