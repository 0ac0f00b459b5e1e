import type { Input } from '@aceso/contracts';
import { identity } from '@aceso/contracts/identity';
import { notFound, type Call } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { markTokenRevoked } from '../store/api-tokens.ts';

/** Ends a token; what was exchanged for it is refused everywhere as soon as the event arrives. */
export const revokeApiToken =
  (deps: Pick<IdentityDeps, 'db' | 'bus' | 'now'>) =>
  async ({ params }: Input<typeof identity.operations.revokeApiToken>, call: Call): Promise<void> => {
    const subject = accountOf(call.principal);
    const now = deps.now();
    await deps.db.tx(async (tx) => {
      if (!(await markTokenRevoked(tx, subject, params.tokenId, now))) throw notFound('no-such-token', 'No such token.');
      await deps.bus.append(tx, identity.events.sessionRevoked, subject, { subject, tokenId: params.tokenId, at: now.toISOString() });
    });
  };
