import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { removeReminder } from '../store/questionnaire-reminders.ts';

type Contract = typeof recommendation.operations.removeQuestionnaireReminder;

export const removeQuestionnaireReminder =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params: { personId, instrument } }: Input<Contract>): Promise<void> =>
    await removeReminder(db, personId, instrument);
