import { Fault, type Db } from '@aceso/kit';
import { emailKey } from '../domain/email.ts';
import { accountByEmail, accountById } from '../store/accounts.ts';
import { keepPendingLink, linkedAccount, removeTrips, tripByState } from '../store/federation.ts';
import type { ExternalProvider } from './external-provider.ts';

/** How a trip to the external provider ends. */
export type Return =
  | { readonly kind: 'signed-in'; readonly accountId: string }
  /** An account has the verified address: its password is asked once before the two are joined. */
  | { readonly kind: 'confirm'; readonly email: string }
  | { readonly kind: 'no-account' };

/**
 * Takes up a trip that has come back to its sign-in page.
 *
 * An address alone never opens an account: whoever can make the external provider vouch for one would own it. And no account is made
 * here: the person has to agree to the storage of health data first, which is part of registration.
 */
export async function returnOfTrip(
  deps: { readonly db: Db; readonly now: () => Date; readonly external: ExternalProvider },
  interaction: string,
  url: URL,
): Promise<Return> {
  const trip = await tripByState(deps.db, url.searchParams.get('state') ?? '', deps.now());
  if (trip === undefined || trip.interaction !== interaction) throw new Fault('not-found', 404, 'This sign-in is no longer open.');
  const subject = await deps.external.arrive(url, trip);
  const linked = await linkedAccount(deps.db, subject.issuer, subject.subject);
  if (linked !== undefined) {
    await removeTrips(deps.db, interaction);
    return (await accountById(deps.db, linked))?.status === 'active' ? { kind: 'signed-in', accountId: linked } : { kind: 'no-account' };
  }
  const account = subject.email === undefined ? undefined : await accountByEmail(deps.db, emailKey(subject.email));
  if (account === undefined || subject.email === undefined) {
    await removeTrips(deps.db, interaction);
    return { kind: 'no-account' };
  }
  await keepPendingLink(deps.db, trip.state, subject.subject, emailKey(subject.email));
  return { kind: 'confirm', email: account.email };
}
