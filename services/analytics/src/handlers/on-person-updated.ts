import { users } from '@aceso/contracts/users';
import { afterCommit, on, type Subscription } from '@aceso/kit';
import type { AnalyticsDeps } from '../deps.ts';
import { traitsOf } from '../population/take-in.ts';
import { removeParticipant, saveParticipant, takesPart } from '../store/participants.ts';

/** Keeps sex and band of age right; somebody who turns out to be a child goes. */
export const onPersonUpdated = (deps: AnalyticsDeps & { readonly purgeSoon: () => void }): Subscription =>
  on(users.events.personUpdated, async ({ payload }, tx) => {
    const { personId, fields } = payload;
    if (!fields.includes('birthYear') && !fields.includes('sex')) return;
    const pseudonym = deps.pseudonyms(personId);
    if (!(await takesPart(tx, pseudonym))) return;
    const traits = await traitsOf(deps, personId);
    if (traits !== undefined) return await saveParticipant(tx, pseudonym, traits);
    await removeParticipant(tx, pseudonym);
    afterCommit(tx, deps.purgeSoon);
  });
