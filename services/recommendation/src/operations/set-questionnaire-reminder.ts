import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { readerOf } from '../questionnaires/reader.ts';
import { reminderView } from '../questionnaires/reminder-view.ts';
import { ensurePerson } from '../store/people.ts';
import { saveReminder } from '../store/questionnaire-reminders.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.setQuestionnaireReminder;

/** Counted from the last answer, so that one that is overdue is told at the next round. */
export const setQuestionnaireReminder =
  (deps: Deps) =>
  async ({ params: { personId, instrument }, body: { everyDays } }: Input<Contract>): Promise<Output<Contract>> => {
    const { today } = await readerOf(deps, personId);
    return await deps.db.tx(async (tx) => {
      await ensurePerson(tx, personId);
      const saved = await saveReminder(tx, personId, { instrument, everyDays, today });
      // A turn learns the zone of somebody of whom there was nothing so far.
      await enqueue(tx, personId, deps.now(), undefined);
      deps.wakeAfter(tx);
      return reminderView(saved);
    });
  };
