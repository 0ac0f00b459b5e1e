import { createHash } from 'node:crypto';
import { Fault, type Db } from '@aceso/kit';
import type { Passwords } from '../credentials/passwords.ts';
import { emailKey } from '../domain/email.ts';
import { accountByEmail, type Account } from '../store/accounts.ts';
import { countAttempt, forgetAttempt, type Bucket } from '../store/attempts.ts';
import { isKnownPlace } from '../store/places.ts';
import { fingerprintOf, type Place } from './place.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords for one account from all unknown places together, and from one address for all accounts together, as a multiple of the setting. */
const WIDER = 5;

export interface AuthenticateDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly passwords: Passwords;
  /** Setting `signInAttemptsPerQuarterHour`. */
  readonly attemptsMost: () => number;
}

/**
 * The active account that e-mail and password belong to.
 *
 * Throws `sign-in-failed` alike for an unknown address, a wrong password and an account that may not sign in, after the same
 * work; `too-many-attempts` when a limit is reached, whether or not the account exists.
 */
export async function authenticate(
  deps: AuthenticateDeps,
  given: { readonly email: string; readonly password: string },
  place: Place,
): Promise<Account> {
  const key = emailKey(given.email);
  const now = deps.now();
  const [own, ...wider] = await bucketsOf(deps, key, place);
  const fullUntil = await countAttempt(deps.db, [own, ...wider], now, new Date(now.getTime() + WINDOW_MS));
  if (fullUntil !== undefined) throw tooMany(fullUntil, now);
  const account = await accountByEmail(deps.db, key);
  const right = await deps.passwords.matches(given.password, account?.passwordHash);
  if (!right || account?.status !== 'active') throw new Fault('sign-in-failed', 401, 'E-mail address and password do not fit.');
  await forgetAttempt(deps.db, [own, ...wider], own.key);
  return account;
}

/** A place that the account has used before is not held up by what strangers try elsewhere. */
async function bucketsOf(deps: AuthenticateDeps, key: string, place: Place): Promise<readonly [Bucket, ...Bucket[]]> {
  const most = deps.attemptsMost();
  const own: Bucket = { key: bucketKey('account+address', key, place.address), most };
  const address: Bucket = { key: bucketKey('address', place.address), most: most * WIDER };
  if (await isKnownPlace(deps.db, key, fingerprintOf(key, place))) return [own, address];
  return [own, address, { key: bucketKey('account', key), most: most * WIDER }];
}

const bucketKey = (...parts: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

const tooMany = (until: Date, now: Date): Fault =>
  new Fault('too-many-attempts', 429, 'Too many wrong passwords.', {
    retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
  });
