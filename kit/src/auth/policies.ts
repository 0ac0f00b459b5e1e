import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { LRUCache } from 'lru-cache';
import type { AnyContract } from '../any-contract.ts';
import { actionGroups, cedarSchema } from './actions.ts';
import type { Principal } from './principal.ts';

const FOLDER = join(import.meta.dirname, '../../policies');
const DECISIONS_KEPT = 20_000;
/** How a decision is remembered: about oneself or about somebody else. */
const [SELF, ANOTHER] = ['self', 'another'] as const;
/** A policy about one account or one person by name. */
const NAMES_SOMEBODY = /\b(Account|Person)::"/;

/** A question to the policies: may this principal do this, to this person or to the installation. */
export interface Question {
  readonly action: string;
  /** Person concerned; absent when the action is on the installation. */
  readonly personId: string | undefined;
  /** Categories of data that the answer would show. */
  readonly categories: readonly string[];
  /** Categories that the person shares with the principal. */
  readonly shared: readonly string[];
}

export interface Policies {
  readonly schema: string;
  readonly texts: readonly { readonly id: string; readonly text: string }[];
  /** Default is no; a policy that cannot be evaluated allows nothing. */
  decide(principal: Principal, question: Question): boolean;
}

/** True when the token's scopes name the permission: exactly, by a prefix such as `health-data:*`, or `*`. */
export function scopeCovers(scopes: readonly string[], permission: string): boolean {
  return scopes.some(
    (scope) => scope === '*' || scope === permission || (scope.endsWith(':*') && permission.startsWith(scope.slice(0, -1))),
  );
}

/** Why the shipped policies do not fit the schema made of the contracts; empty when they do. Both are shipped together, so a test asks this, not every start. */
export function policyProblems({ schema, texts }: Pick<Policies, 'schema' | 'texts'>): readonly string[] {
  const verdict = cedar.validate({ schema, policies: { staticPolicies: Object.fromEntries(texts.map(({ id, text }) => [id, text])) } });
  if (verdict.type === 'failure') return verdict.errors.map((error) => error.message);
  return verdict.validationErrors.map(({ policyId, error }) => `${policyId}: ${error.message}`);
}

/** Loads the shipped policies. Throws with the reason when one cannot be read. */
export function loadPolicies(contracts: readonly AnyContract[]): Policies {
  const schema = cedarSchema(contracts);
  const texts = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cedar'))
    .toSorted()
    .flatMap((file) => splitPolicies(readFileSync(join(FOLDER, file), 'utf8')));
  const staticPolicies = Object.fromEntries(texts.map(({ id, text }) => [id, text]));
  const named = texts.find(({ text }) => NAMES_SOMEBODY.test(text));
  if (named !== undefined) throw new Error(`policy ${named.id} names an account or a person: policies are about everybody`);
  const parsed = cedar.preparsePolicySet('aceso', { staticPolicies });
  if (parsed.type === 'failure') throw new Error(`policies cannot be parsed: ${parsed.errors.map((error) => error.message).join('; ')}`);
  const groups = actionGroups(contracts);
  const decisions = new LRUCache<string, boolean>({ max: DECISIONS_KEPT });
  return {
    schema,
    texts,
    decide(principal, question) {
      // Policies name nobody (see above): what is decided for one account holds for all that are like it.
      const subject = principal.kind === 'service' ? principal.subject : principal.kind;
      const own = principal.personId === undefined ? '' : SELF;
      const about = question.personId === undefined ? '' : question.personId === principal.personId ? SELF : ANOTHER;
      const key = `${subject}|${principal.roles.join()}|${own}|${question.action}|${about}|${question.categories.join()}|${question.shared.join()}`;
      const known = decisions.get(key);
      if (known !== undefined) return known;
      const decision = evaluate(principal, question, groups.get(question.action));
      decisions.set(key, decision);
      return decision;
    },
  };
}

/** One Cedar evaluation with the smallest slice of entities that can decide it. */
function evaluate(principal: Principal, question: Question, groups: ReadonlySet<string> | undefined): boolean {
  if (groups === undefined) return false;
  const who =
    principal.kind === 'service'
      ? { type: 'Service', id: principal.subject.replace(/^service:/, '') }
      : { type: 'Account', id: principal.subject };
  const resource = question.personId === undefined ? { type: 'System', id: 'aceso' } : { type: 'Person', id: question.personId };
  const action = { type: 'Action', id: question.action };
  const attrs =
    principal.kind === 'service'
      ? {}
      : {
          roles: [...principal.roles],
          ...(principal.personId === undefined ? {} : { person: { __entity: { type: 'Person', id: principal.personId } } }),
        };
  const answer = cedar.statefulIsAuthorized({
    principal: who,
    action,
    resource,
    context: { shared: [...question.shared], ...(question.categories.length > 0 ? { categories: [...question.categories] } : {}) },
    preparsedPolicySetId: 'aceso',
    entities: [
      { uid: who, attrs, parents: [] },
      { uid: action, attrs: {}, parents: [...groups].map((id) => ({ type: 'Action', id })) },
    ],
  });
  return answer.type === 'success' && answer.response.decision === 'allow';
}

/** Splits a file at its `@id("…")` annotations, so that a decision can name the policy by its own id. */
function splitPolicies(file: string): { id: string; text: string }[] {
  return file.split(/^(?=@id\()/m).flatMap((text) => {
    const id = /^@id\("([^"]+)"\)/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, text: text.replace(/^\/\/.*$/gm, '').trim() }];
  });
}
