import type { FhirInteraction } from '@aceso/contracts';
import { scopeCovers } from '../auth/policies.ts';
import type { Principal } from '../auth/principal.ts';
import { smartGrants, type SmartScope } from '../auth/smart-scopes.ts';
import type { Authority } from './authorise.ts';

/** A question about one person: what is to be done, and which categories of data it is about. */
export interface ReachQuestion {
  readonly personId: string;
  readonly permission: string;
  readonly fhir: FhirInteraction;
  readonly categories: readonly string[];
}

/** What a caller may have of one person. */
export interface Allowance {
  /** Those of the categories asked for that the policies allow; at least one. */
  readonly categories: readonly string[];
  /** Values of `category` that granular SMART scopes limit the token to; absent when it is not limited. */
  readonly limitedTo?: readonly string[];
  /** True when only SMART scopes grant it: then what needs a consent of its own needs a scope of its own. */
  readonly bySmartScope: boolean;
}

/** What a caller may have of people that only the operation can name: policies, shares and scopes together. */
export interface Reach {
  /** Undefined when the caller may have nothing. What is allowed about somebody else goes into that person's access log. */
  of(question: ReachQuestion): Promise<Allowance | undefined>;
  /** People of whom the caller may have anything: the person of the token first, then those who share with the account. */
  people(): Promise<readonly string[]>;
}

/** A reach that remembers what was asked of it. */
export interface WatchedReach extends Reach {
  readonly wasAsked: boolean;
  /** People other than the caller of whom something was allowed. */
  readonly others: ReadonlySet<string>;
}

/** For a call that is made by hand for an operation that names the person itself. */
export const NO_REACH: Reach = { of: () => Promise.resolve(undefined), people: () => Promise.resolve([]) };

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
