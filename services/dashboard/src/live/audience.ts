import { scopeCovers, type Message, type Policies, type Principal } from '@aceso/kit';
import type { LiveEvent } from './live-events.ts';

/** Person that a payload is about. The producer checked it against its contract; events for work have none. */
const personOf = ({ payload }: Message): string | undefined => (payload as { readonly personId?: string }).personId;

/** Whether somebody may hear of this: only of oneself, and only what one could ask for with the same token. */
export function mayHear(policies: Policies, principal: Principal, live: LiveEvent, message: Message): boolean {
  const personId = live.isPersonal ? personOf(message) : undefined;
  if (live.isPersonal && (personId === undefined || personId !== principal.personId)) return false;
  if (!scopeCovers(principal.scopes, live.permission)) return false;
  return policies.decide(principal, { action: live.permission, personId, categories: [], shared: [] });
}

/** Whether an end of a token, a session or a whole account is the end of this one. */
export function isEnded(
  principal: Principal,
  ended: { readonly subject: string; readonly sessionId?: string; readonly tokenId?: string },
): boolean {
  if (ended.tokenId !== undefined) return principal.tokenId === ended.tokenId;
  return ended.sessionId !== undefined ? principal.sessionId === ended.sessionId : principal.subject === ended.subject;
}
