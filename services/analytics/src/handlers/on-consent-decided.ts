import { users } from '@aceso/contracts/users';
import { afterCommit, on, type Subscription } from '@aceso/kit';
import type { AnalyticsDeps } from '../deps.ts';
import { readValues, traitsOf, wholeStretch } from '../population/take-in.ts';
import { replaceValues } from '../store/daily-values.ts';
import { removeParticipant, saveParticipant } from '../store/participants.ts';

/** Consent takes in what the person has so far; withdrawal removes it, from the files as soon as the removal is durable. */
export const onConsentDecided = (deps: AnalyticsDeps & { readonly purgeSoon: () => void }): Subscription =>
  on(users.events.consentDecided, async ({ payload }, tx) => {
    if (payload.purpose !== 'research-statistics') return;
    const { personId } = payload;
    const pseudonym = deps.pseudonyms(personId);
    if (!payload.granted) {
      await removeParticipant(tx, pseudonym);
      afterCommit(tx, deps.purgeSoon);
      return;
    }
    // Everything is read before anything is written: a transaction that has written holds back every reader of the log.
    const traits = await traitsOf(deps, personId);
    if (traits === undefined) return;
    const stretch = await wholeStretch(deps, personId);
    const values = stretch === undefined ? [] : await readValues(deps, personId, stretch);
    await saveParticipant(tx, pseudonym, traits);
    if (stretch !== undefined) await replaceValues(tx, pseudonym, stretch, values);
  });
