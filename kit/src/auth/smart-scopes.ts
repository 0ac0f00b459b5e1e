import type { FhirInteraction } from '@aceso/contracts';

/** One SMART scope, version 2 or 1, as it was understood. */
export interface SmartScope {
  /** `patient`: the person that the token stands for; `user` and `system`: whatever the account may see. */
  readonly context: 'patient' | 'user' | 'system';
  /** Resource type, or `*`. */
  readonly resource: string;
  /** Letters of `cruds`. */
  readonly interactions: string;
  /** Values of `?category=` (`code` or `system|code`) that the grant is limited to; absent when it is not limited. */
  readonly categories?: readonly string[];
}

const FORM = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|[cruds]{1,5})(?:\?category=([^&=\s]+))?$/;
/** SMART App Launch 2.2, 3.0.2.5: how the words of version 1 read in version 2. */
const VERSION_1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };
const IN_ORDER = /^c?r?u?d?s?$/;
const WITH_CATEGORY: ReadonlySet<string> = new Set(['Observation', 'DiagnosticReport']);

/**
 * Reads a scope such as `patient/Observation.rs?category=vital-signs` or `user/*.read`.
 *
 * Undefined for everything else, also for a filter that is not understood: a filter that is ignored would grant more than was meant.
 */
export function parseSmartScope(scope: string): SmartScope | undefined {
  const [, context, resource, letters, filter] = FORM.exec(scope) ?? [];
  if (context === undefined || resource === undefined || letters === undefined) return undefined;
  const interactions = VERSION_1[letters] ?? letters;
  if (!IN_ORDER.test(interactions)) return undefined;
  if (filter === undefined) return { context: context as SmartScope['context'], resource, interactions }; // The pattern allows no other word.
  if (!WITH_CATEGORY.has(resource)) return undefined;
  return { context: context as SmartScope['context'], resource, interactions, categories: filter.split(',') };
}

/** Those of the scopes that grant an interaction; for `*` those that grant it on any type. */
export const smartGrants = (scopes: readonly string[], { resource, interaction }: FhirInteraction): readonly SmartScope[] =>
  scopes.flatMap((scope) => {
    const grant = scope.includes('/') ? parseSmartScope(scope) : undefined;
    const covers = grant !== undefined && (resource === '*' || grant.resource === '*' || grant.resource === resource);
    return covers && grant.interactions.includes(interaction) ? [grant] : [];
  });
