import type { Payload } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Foreseen as Event } from '@aceso/kit';
import type { Fresh } from './fresh.ts';

/** Daily values of changes that are about to be heard of, fetched while they are still being read. */
export interface Foreseen {
  /** Begins to fetch for somebody who can be evaluated at once. */
  begin(event: Event<Payload<typeof healthData.events.healthDataChanged>>): void;
  /** What was fetched for an event, or is being fetched. It is given once: what comes later may have changed. */
  take(eventId: string): Promise<readonly Fresh[]> | undefined;
}
