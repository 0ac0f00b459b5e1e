import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { IdentityDeps } from '../deps.ts';
import { emailKey } from '../domain/email.ts';
import { accountByEmail, accountsWithRole } from '../store/accounts.ts';

type Operation = typeof identity.operations.findAccount;

/** Enough for every alert and every check for a first operator. */
const ACCOUNTS_MOST = 200;

/** Accounts of an address, of a role, or of both; none when neither is given. */
export const findAccount =
  (deps: Pick<IdentityDeps, 'db'>) =>
  async ({ body: { email, role } }: Input<Operation>): Promise<Output<Operation>> => {
    const byEmail = email === undefined ? undefined : await accountByEmail(deps.db, emailKey(email));
    const found =
      email !== undefined
        ? byEmail !== undefined && (role === undefined || byEmail.roles.includes(role))
          ? [byEmail]
          : []
        : role === undefined
          ? []
          : await accountsWithRole(deps.db, role, ACCOUNTS_MOST);
    return {
      accounts: found.map(({ accountId, personId }) => ({ accountId, ...(personId === undefined ? {} : { personId }) })),
    };
  };
