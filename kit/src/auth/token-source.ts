import type { Principal } from './principal.ts';
import { audienceOf } from './principal.ts';
import { Fault, unavailable } from '../fault.ts';

/** Tokens that this process may present to a service. */
export interface TokenSource {
  /** Token of the calling service itself for the target's audience (client credentials, RFC 6749 4.4 with RFC 8707). */
  asService(target: string): Promise<IssuedToken>;
  /** Token for the target that speaks for whoever the given token speaks for (RFC 8693). Throws `unauthenticated` when identity refuses. */
  exchange(target: string, subjectToken: string, kind?: SubjectTokenKind): Promise<IssuedToken>;
}

/** What a client may hold that is exchanged. */
export type SubjectTokenKind = keyof typeof SUBJECT_TYPES;

export interface IssuedToken {
  readonly token: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenSourceDeps {
  readonly service: string;
  readonly secret: string;
  /** POSTs a form to identity's token endpoint. */
  readonly post: (form: URLSearchParams, authorization: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly now: () => Date;
}

/** Old enough to be renewed: no call may die of a token that ends on its way. */
const RENEW_BEFORE_SECONDS = 30;
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const SUBJECT_TYPES = {
  'access-token': 'urn:ietf:params:oauth:token-type:access_token',
  'api-token': 'urn:aceso:token-type:api-token',
  /** Issued for one protected resource of the target (RFC 8707), and good for nothing else. */
  'resource-token': 'urn:aceso:token-type:resource-token',
} as const;

/** Gets tokens from identity, keeps those of the service itself until shortly before their end, one request at a time a target. */
export function createTokenSource(deps: TokenSourceDeps): TokenSource {
  const kept = new Map<string, IssuedToken>();
  const asking = new Map<string, Promise<IssuedToken>>();
  const authorization = `Basic ${Buffer.from(`${encodeURIComponent(`service:${deps.service}`)}:${encodeURIComponent(deps.secret)}`).toString('base64')}`;

  async function ask(form: URLSearchParams): Promise<IssuedToken> {
    const { status, body } = await deps.post(form, authorization);
    if (status >= 500) throw unavailable('Sign-in is away just now.');
    const { access_token: token, expires_in: seconds } = body as { access_token?: string; expires_in?: number }; // RFC 6749 5.1; checked below.
    if (status !== 200 || typeof token !== 'string' || typeof seconds !== 'number')
      throw new Fault('unauthenticated', 401, 'No valid token came with the request.', { cause: body });
    return { token, expiresAt: Math.floor(deps.now().getTime() / 1000) + seconds };
  }

  return {
    async asService(target) {
      const known = kept.get(target);
      if (known !== undefined && known.expiresAt - RENEW_BEFORE_SECONDS > deps.now().getTime() / 1000) return known;
      const running =
        asking.get(target) ??
        ask(new URLSearchParams({ grant_type: 'client_credentials', resource: audienceOf(target), scope: '*' })).finally(() =>
          asking.delete(target),
        );
      asking.set(target, running);
      const issued = await running;
      kept.set(target, issued);
      return issued;
    },
    exchange: (target, subjectToken, kind = 'access-token') =>
      ask(
        new URLSearchParams({
          grant_type: EXCHANGE,
          subject_token: subjectToken,
          subject_token_type: SUBJECT_TYPES[kind],
          audience: audienceOf(target),
          resource: audienceOf(target),
        }),
      ),
  };
}

const tokens = new WeakMap<Principal, string>();
/** Keeps the raw token beside the principal, out of reach of logs and JSON. */
export const rememberToken = (principal: Principal, token: string): void => void tokens.set(principal, token);
/** Raw token that proved a principal in this process, if it came over HTTP. */
export const tokenOf = (principal: Principal): string | undefined => tokens.get(principal);
