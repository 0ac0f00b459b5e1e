import { recommendation } from '@aceso/contracts/recommendation';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'recommendation'>;

/** Tells of a new suggestion, and at once of what should not wait. One that is gone by now is not told. */
export const onRecommendationCreated = (deps: Deps): Subscription =>
  on(recommendation.events.recommendationCreated, async ({ payload }, tx) => {
    const { personId, recommendationId, urgency } = payload;
    // Asked before anything is written: a transaction that has written holds back every reader of the log.
    const found = await deps.recommendation.getRecommendation({ params: { personId, recommendationId } }).catch((error: unknown) => {
      if (error instanceof Fault && error.status === 404) return undefined;
      throw error;
    });
    if (found === undefined || found.status !== 'open') return;
    const urgent = urgency === 'seek-care-now';
    await tell(deps, tx, {
      personId,
      category: urgent ? 'urgent' : 'new-suggestion',
      cause: `recommendation:${recommendationId}`,
      title: found.title,
      body: found.why,
      link: `/today#${recommendationId}`,
      why: urgent
        ? 'Your data crossed a limit at which help should not wait. Setting: Urgent.'
        : 'There is a new suggestion for you. Setting: Suggestions.',
    });
  });
