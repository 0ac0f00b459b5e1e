import type { Meter } from '@opentelemetry/api';
import { SUBSCRIPTION_LAG } from '@aceso/contracts/monitoring';

interface Waiting {
  readonly oldestAt: Date | undefined;
}

/** Reports how long the oldest event that a service has not handled yet has waited; nothing while that cannot be told. */
export function observeLag(meter: Meter, lag: () => Promise<readonly Waiting[]>, now: () => Date): void {
  meter
    .createObservableGauge(SUBSCRIPTION_LAG, { unit: 's', description: 'Age of the oldest event that waits for the service.' })
    .addCallback(async (result) => {
      const waiting = await lag().catch(() => undefined); // A database that is away is told by readiness.
      if (waiting === undefined) return;
      const oldest = Math.min(now().getTime(), ...waiting.flatMap(({ oldestAt }) => (oldestAt === undefined ? [] : [oldestAt.getTime()])));
      result.observe((now().getTime() - oldest) / 1000);
    });
}
