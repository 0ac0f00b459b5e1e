import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { reminderView } from '../questionnaires/reminder-view.ts';
import { listReminders } from '../store/questionnaire-reminders.ts';

type Contract = typeof recommendation.operations.listQuestionnaireReminders;

export const listQuestionnaireReminders =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => ({
    items: (await listReminders(db, personId)).map(reminderView),
  });
