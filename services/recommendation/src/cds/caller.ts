import type { SettingsOf } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault, type Call, type Principal } from '@aceso/kit';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Deps } from '../deps.ts';
import { useAssertion } from '../store/clinician-cards.ts';

export type CdsClient = SettingsOf<typeof recommendation>['cdsClients'][number];

export interface CallerDeps extends Pick<Deps, 'db' | 'now' | 'settings'> {
  readonly publicOrigin: string;
}

/** CDS Hooks 2.0 names ES384 and RS384; the others are as strong and in use. A shared secret is never taken. */
const ALGORITHMS = ['ES384', 'RS384', 'ES256', 'RS256', 'PS384', 'EdDSA'];
const LONGEST = 8_192;
const LIFE_SECONDS = 300;
const SKEW_SECONDS = 60;
const KEYS_WITHIN_MS = 5_000;

const refuse = (cause: unknown): Fault =>
  new Fault('unauthenticated', 401, 'No valid token of a registered system came with the request.', { cause });

/**
 * Proves which registered system calls (CDS Hooks 2.0, "Trusting CDS Clients"): a JWT that it signed for this very address, at most five
 * minutes long, and used once. Throws `unauthenticated` without saying why.
 */
export function cdsCallers(deps: CallerDeps): (call: Call, path: string) => Promise<CdsClient> {
  const remote = new Map<string, JWTVerifyGetKey>();
  const keysOf = ({ jwksUrl, keys }: CdsClient): JWTVerifyGetKey => {
    if (jwksUrl === undefined) return createLocalJWKSet({ keys: (keys ?? []).map((key) => ({ kty: '', ...key })) });
    const url = new URL(jwksUrl);
    if (url.protocol !== 'https:') throw refuse('keys that came without TLS prove nothing');
    const known = remote.get(jwksUrl) ?? createRemoteJWKSet(url, { timeoutDuration: KEYS_WITHIN_MS });
    remote.set(jwksUrl, known);
    return known;
  };
  return async (call, path) => {
    const token = /^Bearer (\S+)$/i.exec(call.http?.request.headers.authorization ?? '')?.[1];
    if (token === undefined || token.length > LONGEST) throw refuse('no token');
    const client = deps.settings.get('cdsClients').find(({ issuer }) => issuer === issuerOf(token));
    if (client === undefined) throw refuse('nobody is registered by this name');
    const now = deps.now();
    const payload = await verified(token, keysOf(client), client.issuer, `${deps.publicOrigin}${path}`, now);
    const { jti = '', exp = 0, iat = 0 } = payload;
    if (jti === '' || jti.length > 128 || exp - iat > LIFE_SECONDS) throw refuse('too long, or without an id of its own');
    const isFirst = await useAssertion(deps.db, client.issuer, jti, new Date((exp + SKEW_SECONDS) * 1000), now);
    if (!isFirst) throw refuse('used before');
    return client;
  };
}

async function verified(token: string, keys: JWTVerifyGetKey, issuer: string, audience: string, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: LIFE_SECONDS,
    });
    return payload;
  } catch (cause) {
    // A key set that cannot be read proves nothing either.
    throw refuse(cause);
  }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** The system as the policies see it: the account that people share with, for reading insights and recommendations. */
export const principalOf = (client: CdsClient, now: Date): Principal => ({
  subject: client.accountId,
  kind: 'account',
  roles: ['clinician'],
  personId: undefined,
  scopes: ['recommendation:insights:read', 'recommendation:recommendations:read'],
  sessionId: undefined,
  tokenId: undefined,
  expiresAt: Math.floor(now.getTime() / 1000) + LIFE_SECONDS,
  actor: client.name,
});
