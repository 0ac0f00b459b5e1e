import { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { takeDueReminders } from '../store/questionnaire-reminders.ts';

/** Reminders of one transaction. */
const AT_ONCE = 200;

/** Tells which questionnaires are to be filled in again, each once; killed anywhere, what was not told is told next time. */
export async function tellDueQuestionnaires({ db, bus, now, settings }: Pick<Deps, 'db' | 'bus' | 'now' | 'settings'>): Promise<void> {
  if (!settings.get('enabled')) return;
  for (let taken = AT_ONCE; taken === AT_ONCE;)
    taken = await db.tx(async (tx) => {
      const due = await takeDueReminders(tx, now(), settings.get('questionnaireFrom'), AT_ONCE);
      for (const one of due) await bus.append(tx, recommendation.events.questionnaireDue, one.personId, { ...one });
      return due.length;
    });
}
