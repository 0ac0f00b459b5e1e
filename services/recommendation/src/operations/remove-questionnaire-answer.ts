import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { noteSaid } from '../store/people.ts';
import { removeAnswer } from '../store/questionnaires.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.removeQuestionnaireAnswer;

/** Removes an answer; advice that rested on it goes with it. */
export const removeQuestionnaireAnswer =
  (deps: Deps) =>
  async ({ params: { personId, answerId } }: Input<Contract>): Promise<void> => {
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      await removeAnswer(tx, personId, answerId);
      await enqueue(tx, personId, deps.now(), undefined);
      deps.wakeAfter(tx);
    });
  };
