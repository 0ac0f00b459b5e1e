import { recommendation } from '@aceso/contracts/recommendation';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'recommendation'>;

/** Tells what a running trial asks for today, once; of one that was paused, ended or erased by now nothing is told. */
export const onTrialDayDue = (deps: Deps): Subscription =>
  on(recommendation.events.trialDayDue, async ({ payload }, tx) => {
    const { personId, trialId, day } = payload;
    // Asked before anything is written: a transaction that has written holds back every reader of the log.
    const found = await deps.recommendation.getTrial({ params: { personId, trialId } }).catch((error: unknown) => {
      if (error instanceof Fault && error.status === 404) return undefined;
      throw error;
    });
    // An instruction for a day that is over would only confuse.
    if (found?.today === undefined || found.today.day !== day) return;
    await tell(deps, tx, {
      personId,
      category: 'personal-trial',
      cause: `trial:${trialId}:${day}`,
      title: found.today.instruction,
      body:
        found.today.arm === 'on'
          ? 'Today is a day with it, in the trial that you started. Tell us tonight whether you did.'
          : 'Today is a day without it, in the trial that you started.',
      link: '/trials',
      why: 'You started a trial; it has an instruction for each day. Setting: Personal trials.',
    });
  });
