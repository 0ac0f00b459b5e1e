import type { Input } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { notFound, type Call } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { endSession } from '../sign-in/sessions.ts';
import { liveSession } from '../store/sessions.ts';

/** Ends an own session; somebody else's looks as if it did not exist. */
export const revokeSession =
  (deps: Pick<IdentityDeps, 'db' | 'bus' | 'now' | 'sessionDays'>) =>
  async ({ params }: Input<typeof identity.operations.revokeSession>, call: Call): Promise<void> => {
    const accountId = accountOf(call.principal);
    await deps.db.tx(async (tx) => {
      const session = await liveSession(tx, params.sessionId, deps.now());
      if (session?.accountId !== accountId) throw notFound('no-such-session', 'No such session.');
      await endSession(deps, tx, params.sessionId);
    });
  };
