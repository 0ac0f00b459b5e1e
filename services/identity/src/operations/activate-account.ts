import type { Input } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { notFound } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { setStatus } from '../store/accounts.ts';

/** From now on the account may sign in; an active one stays active. */
export const activateAccount =
  (deps: Pick<IdentityDeps, 'db'>) =>
  async ({ params }: Input<typeof identity.operations.activateAccount>): Promise<void> => {
    if (!(await setStatus(deps.db, params.accountId, 'active'))) throw notFound('no-such-account', 'No such account.');
  };
