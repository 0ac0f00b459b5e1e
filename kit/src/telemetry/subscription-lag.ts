import type { Meter } from '@opentelemetry/api';
import { SUBSCRIPTION_LAG } from '@aceso/contracts/monitoring';

/** Reports how long the oldest event that a service has not handled yet has waited; nothing while that cannot be told. */
export function observeLag(meter: Meter, oldestWaiting: () => Promise<Date | undefined>, now: () => Date): void {
  meter
    .createObservableGauge(SUBSCRIPTION_LAG, { unit: 's', description: 'Age of the oldest event that waits for the service.' })
    .addCallback(async (result) => {
      try {
        const oldest = await oldestWaiting();
        result.observe(oldest === undefined ? 0 : Math.max(0, now().getTime() - oldest.getTime()) / 1000);
      } catch {
        // A database that is away is told by readiness.
      }
    });
}
