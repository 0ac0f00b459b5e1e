import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { scored } from '../domain/facts.ts';
import { saveBackground } from '../store/background.ts';
import { noteSaid } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.setBackground;

/** Saves what the person told and looks at advice anew. Throws `answers-do-not-fit` for answers that no questionnaire allows. */
export const setBackground =
  (deps: Deps) =>
  async ({ params: { personId }, body }: Input<Contract>): Promise<void> => {
    // Only the limits of the alcohol questionnaire ask for a sex; whether answers fit does not depend on which.
    const unfit = body.questionnaires.findIndex(
      ({ instrument, answers, answeredOn }) => scored(instrument, answers, 'female', answeredOn) === undefined,
    );
    if (unfit >= 0) {
      const path = `/body/questionnaires/${unfit}/answers`;
      throw new Fault('answers-do-not-fit', 422, 'The answers do not fit the questionnaire.', {
        errors: [{ path, message: 'must be one answer a question, each in the range of the questionnaire' }],
      });
    }
    const now = deps.now();
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      await saveBackground(tx, personId, body, now);
      await enqueue(tx, personId, now, undefined);
      deps.wakeAfter(tx);
    });
  };
