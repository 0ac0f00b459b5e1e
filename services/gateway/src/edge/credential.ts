import type { IncomingMessage } from 'node:http';
import type { Operation } from '@aceso/contracts';
import { createTokenDigest, type SubjectTokenKind } from '@aceso/kit';

/** What a client shows of itself. */
export interface Credential {
  readonly kind: SubjectTokenKind | 'cookie';
  readonly value: string;
  /** SHA-256: the key under which it is known here. */
  readonly key: string;
}

/** The cookie of a browser's session: with the prefix on HTTPS, without on this machine. */
const COOKIE = /(?:^|;\s*)(?:__Host-aceso|aceso)=([^;\s]+)/;
const BEARER = /^bearer /i;
const LONGEST = 8_192;

/** Finds the token or cookie of a request; a token wins. Undefined when there is neither. */
export type CredentialOf = (request: IncomingMessage) => Credential | undefined;

export function createCredentialOf(): CredentialOf {
  const digestOf = createTokenDigest();
  const credential = (kind: Credential['kind'], value: string): Credential => ({ kind, value, key: digestOf(value) });
  return ({ headers: { authorization, cookie } }) => {
    if (authorization !== undefined && authorization.length < LONGEST && BEARER.test(authorization)) {
      const token = authorization.slice(7).trim();
      return token === '' ? undefined : credential(token.startsWith('aceso_') ? 'api-token' : 'access-token', token);
    }
    const value = cookie === undefined ? undefined : COOKIE.exec(cookie)?.[1];
    return value === undefined || value.length > LONGEST ? undefined : credential('cookie', value);
  };
}

/**
 * What of it counts at an operation.
 *
 * At a protected resource of its own that is a token issued for it, or a personal one; its key is another one, so that what was obtained
 * for it opens nothing else of the service. A cookie counts for nothing there: a program is no browser.
 */
export function credentialAt(operation: Operation | undefined, credential: Credential | undefined): Credential | undefined {
  if (operation?.resource === undefined || credential?.kind === 'api-token') return credential;
  if (credential?.kind !== 'access-token') return undefined;
  return { ...credential, kind: 'resource-token', key: `${operation.path} ${credential.key}` };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a request that a cookie speaks for was made by our own pages.
 *
 * A browser sends the cookie whoever made it send the request; `Sec-Fetch-Site` or `Origin` say who did, and a header of our own cannot
 * be set by a form or from another origin.
 */
export function isFromOurPages(request: IncomingMessage, origin: string): boolean {
  if (SAFE.has(request.method ?? '')) return true;
  const { 'sec-fetch-site': site, origin: from, 'x-aceso-client': client } = request.headers;
  return client === 'web' && (site === undefined ? from === origin : site === 'same-origin') && (from === undefined || from === origin);
}
