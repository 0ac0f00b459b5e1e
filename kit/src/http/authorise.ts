import type { Operation } from '@aceso/contracts';
import { Fault, forbidden } from '../fault.ts';
import { categoriesOf } from '../auth/categories.ts';
import { scopeCovers, type Policies } from '../auth/policies.ts';
import { smartGrants } from '../auth/smart-scopes.ts';
import type { Principal } from '../auth/principal.ts';
import type { Shares } from '../auth/shares.ts';
import type { LocalInput } from '../peers.ts';

export interface Authority {
  readonly policies: Policies;
  readonly shares: Shares;
}

/** What the policies found: the person concerned, and whether somebody else than that person asks. */
export interface Verdict {
  readonly personId: string | undefined;
  readonly byAnother: boolean;
}

/** Person that a request is about: the one in the path, `me`, or for personal things without one the caller. */
export function personOf(operation: Operation, input: LocalInput, principal: Principal): string | undefined {
  const named = (input.params as { readonly personId?: string } | undefined)?.personId; // Params were checked against the contract.
  if (named === 'me') {
    if (principal.personId === undefined)
      throw new Fault('no-such-person', 404, 'No such person.', { fix: '`me` needs an account with a profile.' });
    return principal.personId;
  }
  return named ?? (operation.permission.startsWith('health-data:uploads:') ? principal.personId : undefined);
}

/** What the token alone decides, before the request is looked at. Throws `unauthenticated` or `forbidden`. */
export function authenticate({ permission, fhir, resource }: Operation, principal: Principal): void {
  if (permission === 'public') return;
  if (principal.kind === 'anonymous') throw new Fault('unauthenticated', 401, 'No valid token came with the request.');
  // What is made for narrow tokens lets each of them in, and asks for the single permission behind its door.
  if (resource !== undefined && Object.keys(resource.scopes).some((scope) => scopeCovers(principal.scopes, scope))) return;
  if (permission === 'signed-in' ? !isNarrow(principal) : scopeCovers(principal.scopes, permission)) return;
  if (fhir === undefined || smartGrants(principal.scopes, fhir).length === 0) throw forbidden('The token does not cover this.');
}

/** One permission by its full name. */
const SINGLE = /^[a-z-]+:[a-z-]+:[a-z-]+$/;

/** Whether a token was made for single permissions: it opens those, and nothing that merely wants somebody who is signed in. */
const isNarrow = ({ kind, scopes }: Principal): boolean =>
  kind === 'account' && scopes.length > 0 && scopes.every((scope) => SINGLE.test(scope));

/** Asks the policies before the body of an operation runs. Throws `unauthenticated` or `forbidden`. */
export async function authorise(authority: Authority, operation: Operation, input: LocalInput, principal: Principal): Promise<Verdict> {
  const personId = personOf(operation, input, principal);
  if (operation.permission === 'public' || operation.permission === 'signed-in') return { personId, byAnother: false };
  // The operation asks `call.reach` about each person that it finds concerned.
  if (operation.fhir !== undefined) return { personId, byAnother: false };
  const action = operation.permission;
  const byAnother = personId !== undefined && principal.kind === 'account' && principal.personId !== personId;
  const shared = byAnother ? await authority.shares.categoriesFor(principal.subject, personId) : [];
  if (!authority.policies.decide(principal, { action, personId, categories: categoriesOf(operation, input), shared })) throw forbidden();
  return { personId, byAnother };
}
