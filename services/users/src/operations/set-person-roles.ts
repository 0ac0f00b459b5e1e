import type { Input, Output } from '@aceso/contracts';
import { users } from '@aceso/contracts/users';
import { conflict, type Call } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { requirePerson, requirePersonForChange } from '../people/require-person.ts';
import { countOperators, lockOperators } from '../store/operators.ts';
import { profileOf, saveProfile } from '../store/people.ts';

type Operation = typeof users.operations.setPersonRoles;

/**
 * Identity decides what a token may do, so it is told first; a failure after that leaves our copy behind until the call is repeated.
 *
 * The row is locked only after identity has answered: a transaction that has written holds back every reader of the event log.
 */
export const setPersonRoles =
  (deps: Pick<UsersDeps, 'db' | 'bus' | 'identity'>) =>
  async ({ params, body }: Input<Operation>, call: Call): Promise<Output<Operation>> =>
    await deps.db.tx(async (tx) => {
      await lockOperators(tx);
      const { personId } = params;
      const person = await requirePerson(tx, personId);
      const roles = [...new Set(body.roles)];
      const leaves = person.roles.includes('operator') && !roles.includes('operator');
      if (leaves && (await countOperators(tx)) === 1) throw conflict('last-operator', 'The last operator cannot go.');
      await deps.identity.setRoles({ params: { accountId: person.account_id }, body: { roles } }, { signal: call.signal });
      const after = await saveProfile(tx, { ...(await requirePersonForChange(tx, personId)), roles });
      if (after === undefined) throw new Error('a locked person cannot be gone');
      await deps.bus.append(tx, users.events.personUpdated, personId, { personId, fields: ['roles'] });
      return profileOf(after);
    });
