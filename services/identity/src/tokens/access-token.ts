import { SignJWT } from 'jose';
import type { Ring } from './key-ring.ts';

/** Who acts for the subject (RFC 8693 4.1): the last one first. */
export interface Actor {
  readonly sub: string;
  readonly act?: Actor;
}

/** What an access token says. No address and no name ever. */
export interface AccessClaims {
  readonly subject: string;
  readonly audience: string;
  readonly clientId: string;
  readonly scope: string;
  readonly roles: readonly string[];
  readonly personId: string | undefined;
  readonly sessionId: string | undefined;
  /** Stays the same through all exchanges, so that one revocation reaches every token that stems from one. */
  readonly tokenId: string;
  readonly actor?: Actor | undefined;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Signs an access token (RFC 9068: `typ` at+jwt, ES256). */
export function signAccessToken(ring: Ring, issuer: string, claims: AccessClaims): Promise<string> {
  return new SignJWT({
    client_id: claims.clientId,
    scope: claims.scope,
    roles: [...claims.roles],
    ...(claims.personId === undefined ? {} : { person_id: claims.personId }),
    ...(claims.sessionId === undefined ? {} : { sid: claims.sessionId }),
    ...(claims.actor === undefined ? {} : { act: claims.actor }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: ring.signing.kid })
    .setIssuer(issuer)
    .setSubject(claims.subject)
    .setAudience(claims.audience)
    .setJti(claims.tokenId)
    .setIssuedAt(claims.issuedAt)
    .setExpirationTime(claims.expiresAt)
    .sign(ring.signing.key);
}
