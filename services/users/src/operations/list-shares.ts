import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { requirePerson } from '../people/require-person.ts';
import { shareOf, sharesGivenBy } from '../store/shares.ts';

type Operation = typeof users.operations.listShares;

/** Shares in force; ended ones are not kept. */
export const listShares =
  ({ db, now }: Pick<UsersDeps, 'db' | 'now'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    await requirePerson(db, params.personId);
    return { items: (await sharesGivenBy(db, params.personId, now())).map(shareOf) };
  };
