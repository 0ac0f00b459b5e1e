import type { identity } from '@aceso/contracts/identity';
import type { Implementation } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import type { PermissionCatalogue } from '../tokens/permissions.ts';
import { activateAccount } from './activate-account.ts';
import { createAccount } from './create-account.ts';
import { createApiToken } from './create-api-token.ts';
import { deleteAccount } from './delete-account.ts';
import { evaluateAccess } from './evaluate-access.ts';
import { findAccount } from './find-account.ts';
import { getAccount } from './get-account.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listPolicies } from './list-policies.ts';
import { listSessions, type ListSessionsDeps } from './list-sessions.ts';
import { refreshSession } from './refresh-session.ts';
import { registerProgram, type RegistrationDeps } from './register-program.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { revokeSession } from './revoke-session.ts';
import { setRoles } from './set-roles.ts';
import { signIn } from './sign-in.ts';

/** All operations of the contract, each with what it needs. */
export const operationsOf = (
  deps: IdentityDeps & RegistrationDeps & ListSessionsDeps & { readonly permissions: PermissionCatalogue },
): Implementation<typeof identity.operations> => ({
  createAccount: createAccount(deps),
  activateAccount: activateAccount(deps),
  deleteAccount: deleteAccount(deps),
  getAccount: getAccount(deps),
  findAccount: findAccount(deps),
  setRoles: setRoles(deps),
  signIn: signIn(deps),
  refreshSession: refreshSession(deps),
  listSessions: listSessions(deps),
  revokeSession: revokeSession(deps),
  registerProgram: registerProgram(deps),
  createApiToken: createApiToken(deps),
  listApiTokens: listApiTokens(deps),
  revokeApiToken: revokeApiToken(deps),
  evaluateAccess: evaluateAccess(deps),
  listPolicies: listPolicies(deps),
});
