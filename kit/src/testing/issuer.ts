import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';
import { audienceOf } from '../auth/principal.ts';
import type { TestPrincipal } from './principals.ts';

export interface TokenChange {
  readonly audience?: string;
  readonly expiresInSeconds?: number;
  readonly typ?: string;
}

/** Signs tokens as identity does, for services that are tested without it. */
export interface TestIssuer {
  readonly keys: JSONWebKeySet;
  token(principal: TestPrincipal, service: string, now: Date, change?: TokenChange): Promise<string>;
}

export async function testIssuer(issuer: string): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return {
    keys: { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] },
    token(principal, service, now, change = {}) {
      const issuedAt = Math.floor(now.getTime() / 1000);
      return new SignJWT({
        roles: [...principal.roles],
        scope: (principal.scopes ?? ['*']).join(' '),
        ...(principal.personId === undefined ? {} : { person_id: principal.personId }),
        ...(principal.sessionId === undefined ? {} : { sid: principal.sessionId }),
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: change.typ ?? 'at+jwt' })
        .setIssuer(issuer)
        .setSubject(principal.subject)
        .setAudience(change.audience ?? audienceOf(service))
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + (change.expiresInSeconds ?? 300))
        .sign(privateKey);
    },
  };
}
