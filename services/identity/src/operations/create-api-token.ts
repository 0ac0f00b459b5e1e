import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { Fault, type Call } from '@aceso/kit';
import { hashOf, newSecret } from '../credentials/secrets.ts';
import type { IdentityDeps } from '../deps.ts';
import { formatApiToken } from '../domain/api-token.ts';
import { scopesNotHeld } from '../domain/scopes.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { insertApiToken } from '../store/api-tokens.ts';
import { describeToken } from '../tokens/describe-token.ts';
import { permissionsMatching, type PermissionCatalogue } from '../tokens/permissions.ts';

type Operation = typeof identity.operations.createApiToken;

/** Makes a token whose scopes its owner holds; what the owner's roles allow is asked again at each use. */
export const createApiToken =
  (deps: Pick<IdentityDeps, 'db' | 'now' | 'policies'> & { readonly permissions: PermissionCatalogue }) =>
  async ({ body }: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const accountId = accountOf(call.principal);
    refuseUnheld(deps, body.scopes, call);
    const now = deps.now();
    const secret = newSecret();
    const token = {
      tokenId: randomUUIDv7(),
      accountId,
      name: body.name,
      hash: hashOf(secret),
      scopes: body.scopes,
      createdAt: now,
      expiresAt: new Date(now.getTime() + body.expiresInDays * 86_400_000),
      lastUsedAt: undefined,
    };
    await insertApiToken(deps.db, token);
    return { token: formatApiToken(token.tokenId, secret), details: describeToken(token) };
  };

function refuseUnheld(
  deps: { readonly policies: IdentityDeps['policies']; readonly permissions: PermissionCatalogue },
  scopes: readonly string[],
  { principal }: Call,
): void {
  const allowed = (action: string): boolean =>
    [principal.personId, undefined].some((personId) => deps.policies.decide(principal, { action, personId, categories: [], shared: [] }));
  const beyondToken = new Set(scopesNotHeld(principal.scopes, scopes));
  const unheld = scopes.filter(
    (scope) => beyondToken.has(scope) || (scope !== '*' && !permissionsMatching(deps.permissions, scope).some(allowed)),
  );
  if (unheld.length === 0) return;
  throw new Fault('scope-not-held', 403, 'A token cannot be given more than you hold.', {
    errors: unheld.map((scope) => ({ path: `/body/scopes/${scopes.indexOf(scope)}`, message: 'is not among your permissions' })),
  });
}
