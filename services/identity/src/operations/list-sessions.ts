import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { Call } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { liveSessionsOf } from '../store/sessions.ts';

type Operation = typeof identity.operations.listSessions;

const SESSIONS_MOST = 100;

/** Own sessions, newest first. */
export const listSessions =
  (deps: Pick<IdentityDeps, 'db' | 'now'>) =>
  async (_input: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const rows = await liveSessionsOf(deps.db, accountOf(call.principal), deps.now(), SESSIONS_MOST);
    return {
      items: rows.map((row) => ({
        sessionId: row.sessionId,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        ...(row.userAgent === undefined ? {} : { userAgent: row.userAgent }),
        ...(row.address === undefined ? {} : { address: row.address }),
        current: row.sessionId === call.principal.sessionId,
      })),
    };
  };
