import type { Operation } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';
import { parseSmartScope, scopeCovers, smartGrants } from '@aceso/kit';

/** Permissions that the policies decide over. */
export type PermissionCatalogue = readonly string[];

/** All permissions that a person or a program may be given: those of operations that are not internal. */
export const publicPermissions = (): PermissionCatalogue => [
  ...new Set(
    CONTRACTS.flatMap(({ operations }) => Object.values(operations))
      .filter((operation) => operation.internal !== true && operation.permission !== 'public' && operation.permission !== 'signed-in')
      .map((operation) => operation.permission),
  ),
];

/** Permissions that a scope such as `health-data:*` or `patient/Observation.rs` stands for. */
export const permissionsMatching = (catalogue: PermissionCatalogue, scope: string): readonly string[] => {
  if (parseSmartScope(scope) === undefined) return catalogue.filter((permission) => scopeCovers([scope], permission));
  // What reads every type grants none that there is not.
  const granted = new Set(
    CONTRACTS.flatMap(({ operations }): readonly Operation[] => Object.values(operations))
      .filter(({ fhir }) => fhir !== undefined && fhir.resource !== '*' && smartGrants([scope], fhir).length > 0)
      .map(({ permission }) => permission),
  );
  return catalogue.filter((permission) => granted.has(permission as Operation['permission'])); // The catalogue holds texts.
};
