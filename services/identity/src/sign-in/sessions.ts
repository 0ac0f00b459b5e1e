import { identity } from '@aceso/contracts/identity';
import type { Bus, Db } from '@aceso/kit';
import { emailKey } from '../domain/email.ts';
import { shortAddress } from '../domain/short-address.ts';
import type { Account } from '../store/accounts.ts';
import { notePlace } from '../store/places.ts';
import { insertSession, markEnded } from '../store/sessions.ts';
import { fingerprintOf, type Place } from './place.ts';

export interface SessionDeps {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  /** Setting `sessionDays`. */
  readonly sessionDays: () => number;
}

export interface NewSession {
  readonly sessionId: string;
  readonly clientId: string;
  readonly account: Account;
  readonly place: Place;
  readonly browserUid?: string | undefined;
}

/** Opens a session; a place that is new to the account is announced. */
export async function openSession(deps: SessionDeps, tx: Db, session: NewSession): Promise<void> {
  const now = deps.now();
  const { account, place } = session;
  await insertSession(tx, {
    sessionId: session.sessionId,
    accountId: account.accountId,
    clientId: session.clientId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + deps.sessionDays() * 86_400_000),
    userAgent: place.userAgent,
    address: shortAddress(place.address),
    browserUid: session.browserUid,
  });
  if (!(await notePlace(tx, account.accountId, fingerprintOf(emailKey(account.email), place), now))) return;
  await deps.bus.append(tx, identity.events.signInNoticed, account.accountId, {
    accountId: account.accountId,
    ...(account.personId === undefined ? {} : { personId: account.personId }),
    sessionId: session.sessionId,
    at: now.toISOString(),
  });
}

/** Ends a session with all that hangs on it and tells every service; false when it had ended before. */
export async function endSession(deps: SessionDeps, tx: Db, sessionId: string): Promise<boolean> {
  const now = deps.now();
  const subject = await markEnded(tx, sessionId, now);
  if (subject === undefined) return false;
  await deps.bus.append(tx, identity.events.sessionRevoked, subject, { subject, sessionId, at: now.toISOString() });
  return true;
}
