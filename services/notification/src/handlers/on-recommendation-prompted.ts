import { recommendation } from '@aceso/contracts/recommendation';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'recommendation'>;

/** Reminds of a suggestion, once a day at the most; one that is no longer open nor being tried is not told. */
export const onRecommendationPrompted = (deps: Deps): Subscription =>
  on(recommendation.events.recommendationPrompted, async ({ payload }, tx) => {
    const { personId, recommendationId, day } = payload;
    // Asked before anything is written: a transaction that has written holds back every reader of the log.
    const found = await deps.recommendation.getRecommendation({ params: { personId, recommendationId } }).catch((error: unknown) => {
      if (error instanceof Fault && error.status === 404) return undefined;
      throw error;
    });
    if (found === undefined || (found.status !== 'open' && found.status !== 'accepted')) return;
    await tell(deps, tx, {
      personId,
      category: 'new-suggestion',
      cause: `prompt:${recommendationId}:${day}`,
      title: found.title,
      body: found.steps?.[0] ?? found.why,
      link: `/today#${recommendationId}`,
      why: 'A reminder of a suggestion, at most one a day. Setting: Suggestions.',
    });
  });
