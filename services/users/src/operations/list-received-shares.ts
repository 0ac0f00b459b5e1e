import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { Call } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { shareOf, sharesReceivedBy } from '../store/shares.ts';

type Operation = typeof users.operations.listReceivedShares;
const ACCOUNT = /^[0-9a-f-]{36}$/;

/** What others share with the account that asks; a program without an account receives nothing. */
export const listReceivedShares =
  ({ db, now }: Pick<UsersDeps, 'db' | 'now'>) =>
  async (_input: Input<Operation>, { principal }: Call): Promise<Output<Operation>> =>
    ACCOUNT.test(principal.subject) ? { items: (await sharesReceivedBy(db, principal.subject, now())).map(shareOf) } : { items: [] };
