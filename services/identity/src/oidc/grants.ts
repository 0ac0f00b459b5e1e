import type { KoaContextWithOIDC } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { API_AUDIENCE } from '@aceso/kit';
import type { Account } from '../store/accounts.ts';
import { accountById } from '../store/accounts.ts';
import type { Place } from '../sign-in/place.ts';
import { openSession, type SessionDeps } from '../sign-in/sessions.ts';
import { keepProgram } from '../store/programs.ts';
import { isSelfRegistered, WEB_CLIENT } from './client-names.ts';

const OIDC_SCOPE = 'openid offline_access';

export interface GrantRequest {
  readonly account: Account;
  readonly clientId: string;
  /** What the tokens are for: the API, or a protected resource. */
  readonly audience: string;
  /** Scopes of it that the program may use. */
  readonly scope: string;
  readonly place: Place;
  readonly browserUid: string | undefined;
}

/** Lets a program act for an account: a grant at the provider, and the session of the same id. */
export async function grantAccess(deps: SessionDeps, provider: Provider, request: GrantRequest): Promise<string> {
  const { account, clientId } = request;
  const grant = new provider.Grant({ accountId: account.accountId, clientId });
  grant.addOIDCScope(OIDC_SCOPE);
  grant.addResourceScope(request.audience, request.scope);
  const sessionId = await grant.save();
  await deps.db.tx(async (tx) => {
    await openSession(deps, tx, { sessionId, clientId, account, place: request.place, browserUid: request.browserUid });
    // A registration that somebody makes use of lives as long as the session.
    if (isSelfRegistered(clientId)) await keepProgram(tx, clientId, new Date(deps.now().getTime() + deps.sessionDays() * 86_400_000));
  });
  return sessionId;
}

/** The grant of this browser and program; Aceso's own web app needs no consent and gets one at once. */
export async function existingGrant(
  deps: SessionDeps & { readonly webScope: string; readonly placeOf: (ctx: KoaContextWithOIDC) => Place },
  ctx: KoaContextWithOIDC,
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider, result } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (known?.accountId === session.accountId) return known;
  if (client.clientId !== WEB_CLIENT) return undefined;
  const account = await accountById(deps.db, session.accountId);
  if (account === undefined) return undefined;
  const fresh = await grantAccess(deps, provider, {
    account,
    clientId: client.clientId,
    audience: API_AUDIENCE,
    scope: deps.webScope,
    place: deps.placeOf(ctx),
    browserUid: session.uid,
  });
  return await provider.Grant.find(fresh);
}
