import { parseSmartScope } from '@aceso/kit';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityDeps } from '../deps.ts';
import { accountById } from '../store/accounts.ts';

/**
 * SMART scopes of a request, or of the code or refresh token that it brings.
 *
 * With filters such as `?category=vital-signs` they are no list that could be written down: each is understood or left out.
 */
export function smartScopesAsked({ oidc }: KoaContextWithOIDC): readonly string[] {
  const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
  const asked = [oidc.params?.['scope'], code?.scope, refresh?.scope];
  const scopes = asked.flatMap((text) => (typeof text === 'string' ? text.split(' ') : []));
  return [...new Set(scopes)].filter((scope) => parseSmartScope(scope) !== undefined);
}

/** SMART App Launch 2.2, 2.0.11: beside a token for `patient/…` stands which person it is for. */
export async function addPatient(deps: Pick<IdentityDeps, 'db'>, ctx: KoaContextWithOIDC): Promise<void> {
  const body: unknown = ctx.body;
  const accountId = ctx.oidc?.account?.accountId;
  if (ctx.status !== 200 || accountId === undefined || typeof body !== 'object' || body === null || !('scope' in body)) return;
  if (
    !String(body.scope)
      .split(' ')
      .some((scope) => parseSmartScope(scope)?.context === 'patient')
  )
    return;
  const personId = (await accountById(deps.db, accountId))?.personId;
  if (personId !== undefined) ctx.body = { ...body, patient: personId };
}
