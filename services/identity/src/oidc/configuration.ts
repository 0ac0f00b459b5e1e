import { identity } from '@aceso/contracts/identity';
import { type House, API_AUDIENCE } from '@aceso/kit';
import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityDeps } from '../deps.ts';
import { accountById } from '../store/accounts.ts';
import { liveSession } from '../store/sessions.ts';
import { placeOf } from '../sign-in/place.ts';
import { errorPage } from '../pages/error-page.ts';
import { logoutPage, signedOutPage } from '../pages/sign-out-pages.ts';
import { pageHeaders } from '../pages/page.ts';
import type { Ring } from '../tokens/key-ring.ts';
import { oauthAdapter, type AdapterDeps } from './adapter.ts';
import { CLI_CLIENT, isSelfRegistered, serviceOf, targetOf, WEB_CLIENT } from './client-names.ts';
import { existingGrant } from './grants.ts';
import type { KnownResource } from './protected-resources.ts';
import { smartScopesAsked } from './smart.ts';

const CODE_SECONDS = 60;
const INTERACTION_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

export interface ProviderDeps extends IdentityDeps, AdapterDeps {
  readonly log: House['log'];
  readonly cookieKey: string;
  readonly csrfKey: Uint8Array;
  /** Every permission that may be granted, and `*`. */
  readonly apiScopes: readonly string[];
  readonly resources: readonly KnownResource[];
  /** Setting `programsRegisterThemselves`. */
  readonly selfRegistration: boolean;
}

/** Settings of the OAuth provider: only the code flow, PKCE for all, one audience a token, our own pages. */
export function configurationOf(deps: ProviderDeps, ring: Ring): Configuration {
  const isSecure = deps.issuer.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true, secure: isSecure } as const;
  const sessionSeconds = (): number => deps.sessionDays() * DAY_SECONDS;
  const grantDeps = {
    ...deps,
    webScope: deps.apiScopes.join(' '),
    placeOf: (ctx: KoaContextWithOIDC) => placeOf({ headers: ctx.headers, ip: ctx.req.socket?.remoteAddress ?? '' }),
  };
  return {
    adapter: oauthAdapter(deps),
    jwks: { keys: [...ring.privateJwks] },
    routes: {
      authorization: '/oauth/auth',
      token: '/oauth/token',
      revocation: '/oauth/revoke',
      end_session: '/oauth/sign-out',
      pushed_authorization_request: '/oauth/request',
      jwks: '/.well-known/jwks.json',
    },
    cookies: {
      keys: [deps.cookieKey],
      names: { session: 'aceso_sign_in', interaction: 'aceso_interaction', resume: 'aceso_resume' },
      long: { ...cookie, path: '/oauth' },
      // Without a path of our own each sign-in page has its own cookie, so two windows do not disturb each other.
      short: cookie,
    },
    responseTypes: ['code'],
    discovery: {
      ...(deps.selfRegistration ? { registration_endpoint: `${deps.issuer}${identity.operations.registerProgram.path}` } : {}),
      protected_resources: deps.resources.map(({ address }) => address),
    },
    // Only what OpenID defines: a scope that is also one of the API's would be asked for again and again.
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    clientAuthMethods: ['client_secret_basic', 'none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, logoutPage(form)),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage()),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => {
          if (serviceOf(client.clientId) !== undefined) return [];
          return isSelfRegistered(client.clientId) ? (deps.resources[0]?.address ?? []) : API_AUDIENCE;
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, client) => {
          const scopes = scopesAt(deps, client.clientId, resource, () => smartScopesAsked(ctx));
          if (scopes === undefined) throw new errors.InvalidTarget();
          return {
            scope: scopes.join(' '),
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: deps.accessTokenSeconds(),
            jwt: { sign: { alg: 'ES256', kid: ring.signing.kid } },
          };
        },
      },
    },
    ttl: {
      AccessToken: () => deps.accessTokenSeconds(),
      ClientCredentials: () => deps.accessTokenSeconds(),
      IdToken: () => deps.accessTokenSeconds(),
      AuthorizationCode: CODE_SECONDS,
      Interaction: INTERACTION_SECONDS,
      Grant: sessionSeconds,
      RefreshToken: sessionSeconds,
      Session: sessionSeconds,
    },
    interactions: { url: (_ctx, interaction) => `/oauth/interaction/${interaction.uid}` },
    loadExistingGrant: (ctx) => existingGrant(grantDeps, ctx),
    // Our own session ends what it must; the browser's cookie may go earlier.
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') &&
      (isOwn(client.clientId) || isSelfRegistered(client.clientId) || source.scopes.has('offline_access')),
    // A confidential client keeps its token: rotation there only signs people out who have two windows open.
    rotateRefreshToken: (ctx) => ctx.oidc.client?.clientAuthMethod === 'none',
    findAccount: (_ctx, accountId, token) => findAccount(deps, accountId, token),
    extraTokenClaims: (_ctx, token) => claimsOf(deps, token),
    formats: {
      customizers: {
        jwt: (_ctx, token, parts) => {
          // Our own programs need not list what they may do.
          if (token.kind === 'AccessToken' && isOwn(token.clientId ?? '')) parts.payload['scope'] ??= '*';
        },
      },
    },
    renderError: (ctx, out) => show(ctx, errorPage(out.error, out.error_description)),
  };
}

/** What a client's tokens for a resource may carry; undefined when it may have none. */
function scopesAt(deps: ProviderDeps, clientId: string, resource: string, smart: () => readonly string[]): readonly string[] | undefined {
  if (serviceOf(clientId) !== undefined) return targetOf(resource) === undefined ? undefined : ['*'];
  if (resource === API_AUDIENCE) return isSelfRegistered(clientId) ? undefined : [...deps.apiScopes, ...smart()];
  // Our own programs speak to the API; what is made for programs of others is not for them.
  const known = isOwn(clientId) ? undefined : deps.resources.find(({ address }) => address === resource);
  return known && Object.keys(known.scopes);
}

const isOwn = (clientId: string): boolean => clientId === WEB_CLIENT || clientId === CLI_CLIENT;

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.set(pageHeaders());
  ctx.type = 'html';
  ctx.body = html;
}

/** A token counts only while its session does, and an account only while it is active. */
async function findAccount(deps: ProviderDeps, accountId: string, token: { readonly grantId?: string | undefined } | undefined) {
  const account = await accountById(deps.db, accountId);
  if (account?.status !== 'active') return undefined;
  if (token?.grantId !== undefined && (await liveSession(deps.db, token.grantId, deps.now())) === undefined) return undefined;
  return { accountId, claims: () => ({ sub: accountId }) };
}

async function claimsOf(
  deps: ProviderDeps,
  token: { readonly kind: string; readonly accountId?: string | undefined; readonly grantId?: string | undefined },
) {
  if (token.kind === 'ClientCredentials') return { roles: ['service'] };
  const account = token.accountId === undefined ? undefined : await accountById(deps.db, token.accountId);
  return {
    roles: [...(account?.roles ?? [])],
    ...(token.grantId === undefined ? {} : { sid: token.grantId }),
    ...(account?.personId === undefined ? {} : { person_id: account.personId }),
  };
}
