import { createHash } from 'node:crypto';
import type { Connector } from './connector.ts';
import { VendorFault } from './faults.ts';
import type { OAuth2 } from './manifest.ts';
import type { ClientKeys, TokenSet } from './tokens.ts';
import type { VendorAnswer, VendorHttp } from './vendor-http.ts';

/** What a token request needs. `http` carries no token of its own. */
export interface Exchange {
  readonly connector: Connector;
  readonly auth: OAuth2;
  readonly client: ClientKeys;
  readonly http: VendorHttp;
  readonly now: Date;
}

/** Where the browser is sent (RFC 6749 4.1.1). `verifier` is for PKCE (RFC 7636) and stays here. */
export function authorizeAddress(
  auth: OAuth2,
  { clientId, redirectUri, state, verifier }: { clientId: string; redirectUri: string; state: string; verifier: string },
): URL {
  const url = new URL(auth.authorizeUrl);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const params = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    ...(auth.scopes.length > 0 && { scope: auth.scopes.join(auth.scopeSeparator) }),
    ...(auth.pkce && { code_challenge: challenge, code_challenge_method: 'S256' }),
    ...auth.authorizeParams,
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url;
}

/** Tokens for a code (RFC 6749 4.1.3). Throws `grant-ended` when the code is used, too old, or not ours. */
export async function exchangeCode(exchange: Exchange, code: string, redirectUri: string, verifier: string): Promise<TokenSet> {
  const { auth } = exchange;
  return await tokensFor(exchange, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    ...(auth.pkce && { code_verifier: verifier }),
    ...auth.tokenParams,
  });
}

/** New tokens (RFC 6749 6); keeps the old refresh token where the vendor sends no other. Throws `grant-ended` when it is not taken. */
export async function refreshTokens(exchange: Exchange, tokens: TokenSet): Promise<TokenSet> {
  const { auth } = exchange;
  const { refreshToken } = tokens;
  if (refreshToken === undefined) throw new VendorFault('grant-ended', `${exchange.connector.manifest.name} gave no refresh token.`);
  const fresh = await tokensFor(exchange, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...auth.tokenParams,
    ...auth.refreshParams,
  });
  return { refreshToken, ...kept(tokens), ...fresh };
}

/** Ends a grant (RFC 7009). */
export async function revokeToken({ auth, client, http }: Exchange, token: string): Promise<void> {
  if (auth.revokeUrl === undefined) return;
  await http.post(auth.revokeUrl, {
    form: { token, ...(auth.clientAuth === 'body' && secretsOf(client)) },
    headers: basicOf(auth, client),
  });
}

const kept = ({ userId, scopes, extra }: TokenSet): Partial<TokenSet> => ({
  ...(userId !== undefined && { userId }),
  ...(scopes !== undefined && { scopes }),
  ...(extra !== undefined && { extra }),
});

const secretsOf = ({ clientId, clientSecret }: ClientKeys): Record<string, string> => ({
  client_id: clientId,
  client_secret: clientSecret,
});

const basicOf = (auth: OAuth2, { clientId, clientSecret }: ClientKeys): Record<string, string> =>
  auth.clientAuth === 'basic'
    ? { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}` }
    : {};

async function tokensFor({ connector, auth, client, http, now }: Exchange, form: Record<string, string>): Promise<TokenSet> {
  const { name } = connector.manifest;
  const body = { ...form, ...(auth.clientAuth === 'body' && secretsOf(client)) };
  const answer = await http.post(auth.tokenUrl, { form: body, headers: basicOf(auth, client) }).catch((error: unknown) => {
    throw error instanceof VendorFault ? asGrantFault(error, name) : error;
  });
  return connector.readTokens?.(answer, now) ?? usualTokens(answer, now, name);
}

/** At the token endpoint a refusal means the grant, whatever words a vendor finds for it; except when the client is the fault. */
function asGrantFault(fault: VendorFault, name: string): VendorFault {
  if (fault.code === 'invalid_client')
    return new VendorFault('refused', `${name} does not know the client id, or the secret is another.`, { cause: fault });
  if (fault.kind === 'refused' || fault.kind === 'unauthorised' || fault.kind === 'forbidden' || fault.kind === 'not-found')
    return new VendorFault('grant-ended', `${name} no longer takes the permission that you gave.`, { cause: fault });
  return fault;
}

/** RFC 6749 5.1, with `expires_at` in seconds where a vendor writes that. */
function usualTokens({ json }: VendorAnswer, now: Date, name: string): TokenSet {
  const answer = (typeof json === 'object' && json !== null ? json : {}) as Readonly<Record<string, unknown>>; // Each field is checked below.
  const text = (key: string): string | undefined => (typeof answer[key] === 'string' && answer[key] !== '' ? answer[key] : undefined);
  const accessToken = text('access_token');
  if (accessToken === undefined) throw new VendorFault('malformed', `${name} gave no access token.`);
  const refreshToken = text('refresh_token');
  const seconds = Number(answer['expires_in'] ?? Number.NaN);
  const scopes = text('scope')?.split(/[ ,]+/);
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(Number.isFinite(seconds) && { expiresAt: new Date(now.getTime() + seconds * 1000) }),
    ...(scopes !== undefined && { scopes }),
  };
}
