import { scopeCovers } from '../auth/policies.ts';
import type { Principal } from '../auth/principal.ts';
import { smartGrants, type SmartScope } from '../auth/smart-scopes.ts';
import type { Authority } from './authorise.ts';
import type { Allowance, Reach, ReachQuestion } from './reach.ts';

/** A reach that remembers what was asked of it. */
export interface WatchedReach extends Reach {
  readonly wasAsked: boolean;
  /** People other than the caller of whom something was allowed. */
  readonly others: ReadonlySet<string>;
}

/** The reach of one request. */
export function reachOf({ policies, shares }: Authority, principal: Principal): WatchedReach {
  const others = new Set<string>();
  let wasAsked = false;
  return {
    get wasAsked() {
      return wasAsked;
    },
    others,
    async of(question) {
      wasAsked = true;
      const { personId, permission } = question;
      const scope = scopeOf(principal, question);
      if (scope === undefined) return undefined;
      const byAnother = principal.kind === 'account' && principal.personId !== personId;
      const shared = byAnother ? await shares.categoriesFor(principal.subject, personId) : [];
      const may = (categories: readonly string[]): boolean =>
        policies.decide(principal, { action: permission, personId, categories, shared });
      const categories = may(['*']) ? question.categories : question.categories.filter((category) => may([category]));
      if (categories.length === 0) return undefined;
      if (byAnother) others.add(personId);
      return { categories, ...scope };
    },
    async people() {
      wasAsked = true;
      const own = principal.personId === undefined ? [] : [principal.personId];
      return principal.kind === 'account' ? [...new Set([...own, ...(await shares.peopleFor(principal.subject))])] : own;
    },
  };
}

/** What the scopes of the token leave of a question; undefined when nothing. */
function scopeOf(principal: Principal, { personId, permission, fhir }: ReachQuestion): Omit<Allowance, 'categories'> | undefined {
  if (scopeCovers(principal.scopes, permission)) return { bySmartScope: false };
  const grants = smartGrants(principal.scopes, fhir).filter(({ context }) => context !== 'patient' || personId === principal.personId);
  if (grants.length === 0) return undefined;
  const limits = grants.map(({ categories }: SmartScope) => categories);
  const limitedTo = limits.some((categories) => categories === undefined)
    ? undefined
    : [...new Set(limits.flatMap((categories) => categories ?? []))];
  return { bySmartScope: true, ...(limitedTo === undefined ? {} : { limitedTo }) };
}
