import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { notFound } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountById } from '../store/accounts.ts';

type Operation = typeof identity.operations.getAccount;

/** Address and roles, for services that must reach the owner. */
export const getAccount =
  (deps: Pick<IdentityDeps, 'db'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const account = await accountById(deps.db, params.accountId);
    if (account === undefined) throw notFound('no-such-account', 'No such account.');
    return {
      accountId: account.accountId,
      email: account.email,
      ...(account.personId === undefined ? {} : { personId: account.personId }),
      roles: [...account.roles],
      status: account.status,
    };
  };
