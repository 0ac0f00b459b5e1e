import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { requirePerson } from '../people/require-person.ts';
import { profileOf } from '../store/people.ts';

type Operation = typeof users.operations.getProfile;

/** A person who is being erased is gone for every reader. */
export const getProfile =
  ({ db }: Pick<UsersDeps, 'db'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> =>
    profileOf(await requirePerson(db, params.personId));
