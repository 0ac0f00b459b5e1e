import type { FhirInteraction } from '@aceso/contracts';

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

/** For a call that is made by hand for an operation that names the person itself. */
export const NO_REACH: Reach = { of: () => Promise.resolve(undefined), people: () => Promise.resolve([]) };
