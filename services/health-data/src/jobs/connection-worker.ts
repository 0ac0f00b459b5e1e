import type { ConnectDeps } from '../connect/deps.ts';
import { CONNECTION_CLAIM_MS, syncConnection } from '../connect/sync-connection.ts';
import { workOnHooks } from '../connect/work-on-hooks.ts';
import { dropOldAttempts } from '../store/connection-attempts.ts';
import { claimConnection } from '../store/connection-claims.ts';
import { dropOldHookCalls } from '../store/hook-calls.ts';

/** Looks for connections that are due. */
const LOOK_EVERY_MS = 1_000;
/** Connections read at the same time by one process: vendors answer slowly, our database does not wait for them. */
const AT_ONCE = 3;
const TIDY_EVERY_MS = 600_000;
/** How long a call of a vendor is remembered, so that a replay is known. */
const HOOKS_KEPT_MS = 7 * 86_400_000;

export interface ConnectionWorker {
  wake(): void;
  stop(): Promise<void>;
}

/** Follows calls of vendors and reads connections as they are due, for as long as the service runs. */
export function startConnectionWorker(deps: ConnectDeps): ConnectionWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let tidiedAt = -Infinity;
  const lane = async (): Promise<void> => {
    for (;;) {
      const now = deps.now();
      const claim = signal.aborted ? undefined : await claimConnection(deps.db, now, new Date(now.getTime() + CONNECTION_CLAIM_MS));
      if (claim === undefined) return;
      await syncConnection(deps, claim, signal);
      while (!signal.aborted && (await workOnHooks(deps, signal)));
    }
  };
  const turn = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      while (!signal.aborted && (await workOnHooks(deps, signal)));
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      if (performance.now() - tidiedAt < TIDY_EVERY_MS || signal.aborted) continue;
      await dropOldAttempts(deps.db, deps.now());
      await dropOldHookCalls(deps.db, new Date(deps.now().getTime() - HOOKS_KEPT_MS));
      tidiedAt = performance.now();
    } while (isAskedAgain && !signal.aborted);
  };
  const wake = (): void => {
    isAskedAgain = true;
    running ??= turn()
      .catch((cause: unknown) => {
        if (!signal.aborted) deps.log.error({ err: cause }, 'connections cannot be read now; trying again');
      })
      .finally(() => {
        running = undefined;
      });
  };
  const looking = setInterval(wake, LOOK_EVERY_MS);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(looking);
      stopping.abort();
      await running;
    },
  };
}
