import { users } from '@aceso/contracts/users';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findPerson, savePerson } from '../store/people.ts';

/** Without consent nothing more is taken in; what is there stays until the person erases it. */
export const onConsentDecided = (deps: Pick<Deps, 'now'>) =>
  on(users.events.consentDecided, async ({ payload }, tx) => {
    if (payload.purpose !== 'storage-and-advice') return;
    const known = await findPerson(tx, payload.personId);
    if (known !== undefined) await savePerson(tx, { ...known, mayStore: payload.granted }, deps.now());
  });
