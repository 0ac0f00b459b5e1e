import { Fault, notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findPerson, savePerson, type Person } from '../store/people.ts';

/** What getting to know a person takes. */
export type KnowingDeps = Pick<Deps, 'db' | 'users' | 'now' | 'tails'>;

/** The person as this service knows them, asked of users the first time; from then on all that was acknowledged can be read. Throws `no-such-person`. */
export async function knownPerson(deps: KnowingDeps, personId: string): Promise<Person> {
  const found = await findPerson(deps.db, personId);
  if (found?.hasTails === true) await deps.tails.settle(personId);
  return found ?? (await refreshPerson(deps, personId));
}

/** As `knownPerson`, for writing: throws `consent-needed` when the person has not agreed to the keeping of health data. */
export async function writablePerson(deps: Pick<Deps, 'db' | 'users' | 'now'>, personId: string): Promise<Person> {
  const person = (await findPerson(deps.db, personId)) ?? (await refreshPerson(deps, personId));
  // Consent may have come since: its event can be on its way.
  const current = person.mayStore ? person : await refreshPerson(deps, personId);
  if (!current.mayStore) throw new Fault('consent-needed', 403, 'The person has not agreed to the keeping of health data.');
  return current;
}

/** Asks users for zone and consent, and remembers them. */
export async function refreshPerson(deps: Pick<Deps, 'db' | 'users' | 'now'>, personId: string): Promise<Person> {
  const params = { personId };
  try {
    const [profile, consents] = await Promise.all([deps.users.getProfile({ params }), deps.users.listConsents({ params })]);
    const mayStore = consents.items.some(({ purpose, granted }) => purpose === 'storage-and-advice' && granted);
    const person: Person = { personId, timeZone: profile.timeZone, mayStore };
    await savePerson(deps.db, person, deps.now());
    return person;
  } catch (error) {
    if (error instanceof Fault && error.status === 404) throw notFound('no-such-person', 'No such person.');
    throw error;
  }
}
