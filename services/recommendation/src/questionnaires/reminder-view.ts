import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { ReminderRow } from '../store/questionnaire-reminders.ts';

type View = Output<typeof recommendation.operations.setQuestionnaireReminder>;

/** A reminder as its person sees it. */
export const reminderView = ({ instrument, everyDays, nextOn, toldOn }: ReminderRow): View => ({
  instrument,
  everyDays,
  nextOn,
  isWaiting: toldOn !== undefined,
});
