import type { Input } from '@aceso/contracts';
import { configuration } from '@aceso/contracts/configuration';
import type { Client } from '../client/client.ts';
import type { Bus } from '../module.ts';
import type { StoredValues } from './cache.ts';

export type InForceReport = Input<typeof configuration.operations.reportInForce>['body'];

/** Where stored settings come from and who wants to know what is obeyed. */
export interface StoredSource {
  fetch(): Promise<StoredValues>;
  report(inForce: InForceReport): Promise<void>;
  /** Calls when there may be something new. */
  watch(ring: () => void): Disposable;
}

const FETCH_TIMEOUT_MS = 3_000;

/** Stored settings from the configuration service; its event rings, the typed client fetches. */
export function configurationSource(
  service: string,
  client: Client<typeof configuration.operations>,
  bus: Pick<Bus, 'tail'>,
): StoredSource {
  const options = { timeoutMs: FETCH_TIMEOUT_MS };
  return {
    fetch: async () => await client.getEffective({ params: { service } }, options),
    report: async (inForce) => {
      await client.reportInForce({ params: { service }, body: inForce }, options);
    },
    watch: (ring) =>
      bus.tail([configuration.events.configurationChanged], ({ payload }) => {
        // The contract of this event, checked when it was appended.
        if ((payload as { readonly service: string }).service === service) ring();
      }),
  };
}
