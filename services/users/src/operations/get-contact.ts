import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { Fault, notFound, type Call } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { requirePerson } from '../people/require-person.ts';

type Operation = typeof users.operations.getContact;

/** The address comes from identity each time: it is kept in one place only. */
export const getContact =
  ({ db, identity }: Pick<UsersDeps, 'db' | 'identity'>) =>
  async ({ params }: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const person = await requirePerson(db, params.personId);
    const { email } = await identity
      .getAccount({ params: { accountId: person.account_id } }, { signal: call.signal })
      .catch((error: unknown) => {
        throw error instanceof Fault && error.code === 'no-such-account' ? notFound('no-such-person', 'No such person.') : error;
      });
    return {
      personId: person.person_id,
      email,
      displayName: person.display_name,
      language: person.language,
      timeZone: person.time_zone,
      ...(person.country === null ? {} : { country: person.country }),
    };
  };
