import type { Payload } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Foreseen as Event } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { daysApart } from '../domain/days.ts';
import type { PendingChange } from '../store/queue.ts';
import { fetchFresh, type Fresh } from './fetch-features.ts';

/** Changes that are fetched for at the same time. */
const AT_ONCE = 8;
/** More days than these are for a turn that nobody else waits behind. */
const DAYS_MAX = 31;

/** Whether a change is small enough to be looked at in the transaction that hears of it. */
export const isSmall = (changes: readonly PendingChange[]): boolean =>
  changes.length > 0 && changes.every(({ from, to }) => daysApart(from, to) < DAYS_MAX);

/** Daily values of changes that are about to be heard of, fetched while they are still being read. */
export interface Foreseen {
  /** Begins to fetch for somebody who can be evaluated at once. */
  begin(event: Event<Payload<typeof healthData.events.healthDataChanged>>): void;
  /** What was fetched for an event, or is being fetched. It is given once: what comes later may have changed. */
  take(eventId: string): Promise<readonly Fresh[]> | undefined;
}

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
