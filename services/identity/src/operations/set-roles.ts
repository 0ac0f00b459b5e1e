import type { Input } from '@aceso/contracts';
import { identity } from '@aceso/contracts/identity';
import { notFound } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { replaceRoles } from '../store/accounts.ts';

/** Tokens that carry the old roles are refused from now on; sessions go on and get new ones. */
export const setRoles =
  (deps: Pick<IdentityDeps, 'db' | 'bus' | 'now'>) =>
  ({ params, body }: Input<typeof identity.operations.setRoles>): Promise<void> =>
    deps.db.tx(async (tx) => {
      if (!(await replaceRoles(tx, params.accountId, body.roles))) throw notFound('no-such-account', 'No such account.');
      await deps.bus.append(tx, identity.events.sessionRevoked, params.accountId, {
        subject: params.accountId,
        at: deps.now().toISOString(),
      });
    });
