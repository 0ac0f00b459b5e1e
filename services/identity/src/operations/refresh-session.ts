import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { Fault, type Db } from '@aceso/kit';
import { hashOf } from '../credentials/secrets.ts';
import type { IdentityDeps } from '../deps.ts';
import { firstPartyTokens, successorOf } from '../sign-in/first-party-tokens.ts';
import { endSession } from '../sign-in/sessions.ts';
import { accountById } from '../store/accounts.ts';
import { lockRefreshToken, markReplaced } from '../store/refresh-tokens.ts';
import { liveSession, touchSession } from '../store/sessions.ts';

type Operation = typeof identity.operations.refreshSession;

/** A token that was replaced works so long again: for windows that refresh at once, and answers that got lost. */
const GRACE_MS = 30_000;

/** Rotates the refresh token. One that comes back after the grace was stolen or copied: its session ends for everybody. */
export const refreshSession =
  (deps: IdentityDeps) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    // The end of a session must be kept, so the refusal comes after the transaction.
    const tokens = await deps.db.tx((tx) => rotate(deps, tx, body.refreshToken));
    if (tokens === undefined) throw new Fault('session-ended', 401, 'The session has ended.');
    return tokens;
  };

async function rotate(deps: IdentityDeps, tx: Db, refreshToken: string): Promise<Output<Operation> | undefined> {
  const now = deps.now();
  const known = await lockRefreshToken(tx, hashOf(refreshToken));
  if (known === undefined) return undefined;
  if (known.replacedAt !== undefined && now.getTime() - known.replacedAt.getTime() > GRACE_MS) {
    await endSession(deps, tx, known.sessionId);
    return undefined;
  }
  const session = await liveSession(tx, known.sessionId, now);
  const account = session && (await accountById(tx, session.accountId));
  if (session === undefined || account?.status !== 'active') return undefined;
  await markReplaced(tx, hashOf(refreshToken), now);
  await touchSession(tx, session.sessionId, now, now);
  return await firstPartyTokens(deps, tx, account, session.sessionId, successorOf(deps.rotationKey, refreshToken));
}
