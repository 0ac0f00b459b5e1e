import { recommendation } from '@aceso/contracts/recommendation';
import { on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'recommendation'>;

/**
 * Tells that a questionnaire is to be filled in again, one message a day however many are due; one that was answered or taken back by now
 * is not told. Which one it is stands on its own page: who may see somebody's suggestions may not see what they are asked about themselves.
 */
export const onQuestionnaireDue = (deps: Deps): Subscription =>
  on(recommendation.events.questionnaireDue, async ({ payload }, tx) => {
    const { personId, instrument, day } = payload;
    // Asked before anything is written: a transaction that has written holds back every reader of the log.
    const { items } = await deps.recommendation.listQuestionnaireReminders({ params: { personId } });
    if (!items.some((one) => one.instrument === instrument && one.isWaiting)) return;
    await tell(deps, tx, {
      personId,
      category: 'questionnaire-due',
      cause: `questionnaires:${day}`,
      title: 'A questionnaire is due',
      body: 'You asked to be reminded of it. It takes a few minutes.',
      link: '/questionnaires',
      why: 'The days that you chose have passed since your last answer. Setting: Questionnaires to fill in again.',
    });
  });
