import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { answerView } from '../questionnaires/answer-view.ts';
import { readerOf } from '../questionnaires/reader.ts';
import { listAnswers } from '../store/questionnaires.ts';

type Contract = typeof recommendation.operations.listQuestionnaireAnswers;

export const listQuestionnaireAnswers =
  (deps: Deps) =>
  async ({ params: { personId }, query }: Input<Contract>): Promise<Output<Contract>> => {
    const { sex } = await readerOf(deps, personId);
    return { items: (await listAnswers(deps.db, personId, query.instrument)).map((row) => answerView(row, sex)) };
  };
