import type { ConnectDeps } from '../connect/deps.ts';
import { CONNECTION_CLAIM_MS, syncConnection } from '../connect/sync-connection.ts';
import { workOnHooks } from '../connect/work-on-hooks.ts';
import { dropOldAttempts } from '../store/connection-attempts.ts';
import { claimConnection, type ConnectionClaim } from '../store/connection-claims.ts';
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
  const lanes = new Set<Promise<void>>();
  const inHand = new Set<string>();
  let wakes = 0;
  let tidiedAt = -Infinity;
  /** Works until nothing is due. What is woken for while it looks is looked for again. */
  const lane = async (): Promise<void> => {
    for (let seen = wakes; !signal.aborted; seen = wakes) {
      while (!signal.aborted && (await workOnHooks(deps, signal)));
      const now = deps.now();
      const until = new Date(now.getTime() + CONNECTION_CLAIM_MS);
      const claim = signal.aborted ? undefined : await claimConnection(deps.db, now, until, [...inHand]);
      if (claim !== undefined) await read(claim);
      else if (seen === wakes) return await tidy();
    }
  };
  const read = async (claim: ConnectionClaim): Promise<void> => {
    inHand.add(claim.connectionId);
    try {
      await syncConnection(deps, claim, signal);
    } finally {
      inHand.delete(claim.connectionId);
    }
  };
  const tidy = async (): Promise<void> => {
    if (performance.now() - tidiedAt < TIDY_EVERY_MS || signal.aborted) return;
    tidiedAt = performance.now();
    await dropOldAttempts(deps.db, deps.now());
    await dropOldHookCalls(deps.db, new Date(deps.now().getTime() - HOOKS_KEPT_MS));
  };
  // A lane more for each wake while one is free: a long history keeps nobody else waiting.
  const wake = (): void => {
    wakes++;
    if (signal.aborted || lanes.size >= AT_ONCE) return;
    const begun: Promise<void> = lane()
      .catch((cause: unknown) => {
        if (!signal.aborted) deps.log.error({ err: cause }, 'connections cannot be read now; trying again');
      })
      .finally(() => lanes.delete(begun));
    lanes.add(begun);
  };
  const looking = setInterval(wake, LOOK_EVERY_MS);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(looking);
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}
