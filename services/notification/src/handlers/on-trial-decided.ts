import { recommendation } from '@aceso/contracts/recommendation';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'recommendation'>;

/** Tells the verdict of a trial, once. */
export const onTrialDecided = (deps: Deps): Subscription =>
  on(recommendation.events.trialDecided, async ({ payload }, tx) => {
    const { personId, trialId } = payload;
    const found = await deps.recommendation.getTrialVerdict({ params: { personId, trialId } }).catch((error: unknown) => {
      if (error instanceof Fault && error.status === 404) return undefined;
      throw error;
    });
    if (found?.verdict === undefined) return;
    await tell(deps, tx, {
      personId,
      category: 'personal-trial',
      cause: `trial:${trialId}:verdict`,
      title: `Your trial is over: ${found.verdict.title.toLowerCase()}`,
      body: found.verdict.text,
      link: '/trials',
      why: 'A trial that you started has its verdict. Setting: Personal trials.',
    });
  });
