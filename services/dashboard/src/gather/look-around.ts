import type { Call } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { addDays } from '../domain/days.ts';
import { gather } from './gather.ts';

/** Days back that Today is made of: 90 that are shown and 60 before the oldest, for its usual range. */
const REACH_DAYS = 150;
const UPLOADS = 5;

/** Asks every service that Today needs, side by side. `on` may be a day off: the person's zone is not known yet. */
export async function lookAround(deps: ScreenDeps, call: Call, personId: string, on: string) {
  const gathering = { call, timeoutMs: deps.settings.get('partTimeoutMs') };
  const params = { personId };
  const isOwn = call.principal.personId === personId;
  const to = addDays(on, 1);
  const [profile, daily, sleep, sources, insights, recommendations, trials, inbox, uploads] = await Promise.all([
    gather(gathering, (options) => deps.users.getProfile({ params }, options)),
    gather(gathering, (options) =>
      deps.healthData.readDaily({ params, query: { metrics: '*', from: addDays(on, -REACH_DAYS - 1), to } }, options),
    ),
    gather(gathering, (options) => deps.healthData.listSleep({ params, query: { from: addDays(on, -2), to } }, options)),
    gather(gathering, (options) => deps.healthData.listSources({ params }, options)),
    gather(gathering, (options) => deps.recommendation.listInsights({ params, query: {} }, options)),
    gather(gathering, (options) => deps.recommendation.listRecommendations({ params, query: { status: 'open' } }, options)),
    gather(gathering, (options) => deps.recommendation.listTrials({ params }, options)),
    gather(gathering, (options) => deps.notification.listNotifications({ params, query: { unread: true, limit: 1 } }, options)),
    // Uploads are always those of the caller: on somebody else's screen they have no place.
    isOwn
      ? gather(gathering, (options) => deps.healthData.listUploads({ query: { limit: UPLOADS } }, options))
      : ({ kind: 'hidden' } as const),
  ]);
  return { profile, daily, sleep, sources, insights, recommendations, trials, inbox, uploads };
}
