import type { Foreseen } from './foresight.ts';
import type { Deps } from '../deps.ts';
import { daysApart } from '../domain/days.ts';
import type { PendingChange } from '../store/queue.ts';
import { fetchFresh } from './fetch-features.ts';
import type { Fresh } from './fresh.ts';

/** Changes that are fetched for at the same time. */
const AT_ONCE = 8;
/** More days than these are for a turn that nobody else waits behind. */
const DAYS_MAX = 31;

/** Whether a change is small enough to be looked at in the transaction that hears of it. */
export const isSmall = (changes: readonly PendingChange[]): boolean =>
  changes.length > 0 && changes.every(({ from, to }) => daysApart(from, to) < DAYS_MAX);

export function foreseeChanges(deps: Pick<Deps, 'healthData' | 'metricsRead' | 'recentTurns'>): Foreseen {
  const begun = new Map<string, Promise<readonly Fresh[]>>();
  return {
    begin({ id, payload: { personId, changes: all } }) {
      const changes = all.filter(({ metric }) => deps.metricsRead.has(metric));
      if (!isSmall(changes) || !deps.recentTurns.has(personId)) return;
      const fetching = fetchFresh(
        deps,
        personId,
        changes.map((change) => ({ ...change, revision: 0 })),
      );
      // Heard by whoever takes it.
      fetching.catch(() => {});
      begun.set(id, fetching);
      const [oldest] = begun.keys();
      if (begun.size > AT_ONCE && oldest !== undefined) begun.delete(oldest);
    },
    take(eventId) {
      const fetching = begun.get(eventId);
      begun.delete(eventId);
      return fetching;
    },
  };
}
