import { forbidden, type Principal } from '@aceso/kit';

/** Account of a principal that may administer itself: a service has none, and a token with narrow scopes may not. */
export function accountOf(principal: Principal): string {
  if (principal.kind !== 'account') throw forbidden('Only an account has sessions and tokens.');
  if (!principal.scopes.includes('*')) throw forbidden('The token does not cover this.');
  return principal.subject;
}
