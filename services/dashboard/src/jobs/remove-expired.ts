import type { Db } from '@aceso/kit';
import { removeExpired } from '../store/browser-sessions.ts';

export const REMOVE_EXPIRED = 'remove-expired';
export const REMOVE_EXPIRED_CRON = '23 * * * *';
const ROWS_AT_MOST = 20_000;

/** Removes browser sessions that have run out. */
export const removeExpiredJob = (deps: { readonly db: Db; readonly now: () => Date }) => (): Promise<void> =>
  removeExpired(deps.db, deps.now(), ROWS_AT_MOST);
