import { Fault, type IssuedToken, type TokenSource } from '@aceso/kit';
import type { Credential } from './credential.ts';
import type { KnownTokens } from './known-tokens.ts';

export interface ServiceTokenDeps {
  readonly tokens: TokenSource;
  readonly known: KnownTokens;
  /** Access token behind a browser's cookie. */
  readonly resolveCookie: (cookie: string) => Promise<IssuedToken>;
}

/** Token of one service in place of what the client holds. */
export interface ServiceTokens {
  peek(credential: Credential, service: string): string | undefined;
  /** Throws `unauthenticated` when the credential is not in force, `unavailable` when nobody can say. */
  obtain(credential: Credential, service: string): Promise<string>;
}

/** Exchanges credentials at identity; a cookie is first turned into an access token by dashboard. */
export function createServiceTokens({ tokens, known, resolveCookie }: ServiceTokenDeps): ServiceTokens {
  const keyOf = (credential: Credential, service: string): string => `${service} ${credential.key}`;
  const exchange = async (credential: Credential, service: string): Promise<IssuedToken> => {
    if (credential.kind !== 'cookie') return await tokens.exchange(service, credential.value, credential.kind);
    const held = await known.get(keyOf(credential, 'cookie'), () => resolved(resolveCookie, credential.value));
    return await tokens.exchange(service, held, 'access-token');
  };
  return {
    peek: (credential, service) => known.peek(keyOf(credential, service)),
    obtain: (credential, service) => known.get(keyOf(credential, service), () => exchange(credential, service)),
  };
}

async function resolved(resolveCookie: ServiceTokenDeps['resolveCookie'], cookie: string): Promise<IssuedToken> {
  return await resolveCookie(cookie).catch((cause: unknown) => {
    if (cause instanceof Fault && cause.status < 500) throw new Fault('unauthenticated', 401, 'The session has ended.', { cause });
    throw cause;
  });
}
