import { identity } from '@aceso/contracts/identity';
import { on } from '@aceso/kit';
import { removeOfAccount, removeOfSession } from '../store/browser-sessions.ts';

/** Forgets the browsers of a session, or of a whole account, that has ended; personal tokens have none. */
export const onSessionRevoked = on(identity.events.sessionRevoked, async ({ payload: { subject, sessionId, tokenId } }, tx) => {
  if (sessionId !== undefined) await removeOfSession(tx, sessionId);
  else if (tokenId === undefined) await removeOfAccount(tx, subject);
});
