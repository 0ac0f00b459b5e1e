import { randomUUIDv7 } from 'node:crypto';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Input, Output } from '@aceso/contracts';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { crisisWords } from '../domain/questionnaires/crisis.ts';
import type { Form } from '../domain/questionnaires/form.ts';
import { formOf, scoreOf, type Scored } from '../domain/questionnaires/forms.ts';
import { answerView } from '../questionnaires/answer-view.ts';
import { readerOf } from '../questionnaires/reader.ts';
import { noteSaid } from '../store/people.ts';
import { noteAnswered } from '../store/questionnaire-reminders.ts';
import { saveAnswer } from '../store/questionnaires.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.answerQuestionnaire;

const misfit = (path: string, message: string): Fault =>
  new Fault('answers-do-not-fit', 422, 'The answers do not fit the questionnaire.', { errors: [{ path, message }] });

function scored({ instrument, maximum }: Form, { answers, total }: Input<Contract>['body']): Scored {
  if ((answers === undefined) === (total === undefined)) throw misfit('/body', 'send either the answers or their sum');
  if (total !== undefined) {
    if (total > maximum) throw misfit('/body/total', `must be ${maximum} at the most`);
    if (instrument === 'who5' && total % 4 !== 0) throw misfit('/body/total', 'must be a multiple of 4, from 0 to 100');
    return { total, redFlag: false };
  }
  const score = scoreOf(instrument, answers ?? []);
  if (score === undefined) throw misfit('/body/answers', 'must be one answer a question, each in the range of the questionnaire');
  return score;
}

/** Keeps the answers and looks at advice anew. Crisis words come in the answer itself and wait for nothing. */
export const answerQuestionnaire =
  (deps: Deps) =>
  async ({ params: { personId, instrument }, body }: Input<Contract>): Promise<Output<Contract>> => {
    const score = scored(formOf(instrument), body);
    const { sex, today, emergencyNumber } = await readerOf(deps, personId);
    const now = deps.now();
    const row = { answerId: randomUUIDv7(), instrument, answeredOn: today, answeredAt: now, answers: body.answers, ...score };
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      await saveAnswer(tx, personId, row);
      await noteAnswered(tx, personId, instrument, today);
      await enqueue(tx, personId, now, undefined);
      await deps.bus.append(tx, recommendation.events.questionnaireAnswered, personId, { personId, answerId: row.answerId, instrument });
      deps.wakeAfter(tx);
    });
    return { answer: answerView(row, sex), ...(score.redFlag ? { crisis: crisisWords(emergencyNumber) } : {}) };
  };
