import type { IdentityDeps } from '../deps.ts';
import { removeExpired } from '../store/expired.ts';

export const REMOVE_EXPIRED = 'remove-expired';
export const REMOVE_EXPIRED_CRON = '17 * * * *';
/** Kept for a day beyond its end: a replayed code or token is then still recognised as one. */
const KEPT_MS = 86_400_000;
const ROWS_MOST = 20_000;

/** Removes codes, sessions and counters that ran out more than a day ago. */
export const removeExpiredJob = (deps: Pick<IdentityDeps, 'db' | 'now'>) => (): Promise<void> =>
  removeExpired(deps.db, new Date(deps.now().getTime() - KEPT_MS), ROWS_MOST);
