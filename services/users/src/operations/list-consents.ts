import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { requirePerson } from '../people/require-person.ts';
import { consentsOf } from '../store/consents.ts';

type Operation = typeof users.operations.listConsents;

/** The decision in force of each purpose; one that was never decided is not in the list and counts as no. */
export const listConsents =
  ({ db }: Pick<UsersDeps, 'db'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    await requirePerson(db, params.personId);
    return { items: await consentsOf(db, params.personId) };
  };
