import { CONTRACTS } from '@aceso/contracts/all';
import { scopeCovers } from '@aceso/kit';

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

/** Permissions that a scope such as `health-data:*` stands for. */
export const permissionsMatching = (catalogue: PermissionCatalogue, scope: string): readonly string[] =>
  catalogue.filter((permission) => scopeCovers([scope], permission));
