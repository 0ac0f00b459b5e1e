import { createLocalJWKSet, errors as joseErrors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { Fault } from '../fault.ts';
import type { Principal, Role } from './principal.ts';
import { createTokenDigest } from './token-digest.ts';

const TOKENS_KEPT = 20_000;
const TOKEN_LIFE_MS = 60_000;
/** How exact that life is; a finer clock would set a timer for every request. The end of the token itself is looked at each time. */
const LIFE_RESOLUTION_MS = 100;
/** An unknown key id makes at most one fetch of the key set in this time, however many tokens name it. */
const KEY_FETCH_PAUSE_MS = 30_000;
const KEYS_FRESH_MS = 300_000;
/** Longer than any access token lives. */
const REVOCATION_KEPT_MS = 600_000;

export interface Revocation {
  readonly subject: string;
  readonly sessionId?: string | undefined;
  readonly tokenId?: string | undefined;
  readonly at: Date;
}

export interface Verifier {
  /** Principal of a token meant for this audience. Throws `unauthenticated` for anything else, without saying why to the caller. */
  verify(token: string): Promise<Principal>;
  /** Drops what is cached of a session, a token or a whole account, and refuses tokens issued before. */
  revoke(revocation: Revocation): void;
}

export interface VerifierDeps {
  readonly issuer: string;
  readonly audience: string;
  readonly fetchKeys: () => Promise<JSONWebKeySet>;
  readonly now: () => Date;
}

interface Known {
  readonly principal: Principal;
  readonly issuedAtMs: number;
  /** What a revocation may name it by. */
  readonly names: readonly string[];
}

const refuse = (cause: unknown): Fault => new Fault('unauthenticated', 401, 'No valid token came with the request.', { cause });

/** Verifies access tokens (RFC 9068: `typ` at+jwt, one audience, ES256) and keeps what it verified for at most a minute. */
export function createVerifier(deps: VerifierDeps): Verifier {
  const known = new LRUCache<string, Known>({ max: TOKENS_KEPT, ttlResolution: LIFE_RESOLUTION_MS });
  const digestOf = createTokenDigest();
  const revoked = new Map<string, number>();
  const keys = keySet(deps);
  const isRevoked = ({ names, issuedAtMs }: Known): boolean =>
    revoked.size > 0 && names.some((name) => issuedAtMs <= (revoked.get(name) ?? -1));

  return {
    async verify(token) {
      const key = digestOf(token);
      const nowMs = deps.now().getTime();
      const cached = known.get(key);
      if (cached !== undefined) {
        if (cached.principal.expiresAt * 1000 <= nowMs || isRevoked(cached)) throw refuse('expired or revoked');
        return cached.principal;
      }
      const payload = await keys.check(token);
      const entry = knownOf(payload);
      if (isRevoked(entry)) throw refuse('revoked');
      known.set(key, entry, { ttl: Math.max(1, Math.min(TOKEN_LIFE_MS, entry.principal.expiresAt * 1000 - nowMs)) });
      return entry.principal;
    },
    revoke({ subject, sessionId, tokenId, at }) {
      const nowMs = deps.now().getTime();
      for (const [key, since] of revoked) if (nowMs - since > REVOCATION_KEPT_MS) revoked.delete(key);
      const key = tokenId !== undefined ? `jti:${tokenId}` : sessionId !== undefined ? `sid:${sessionId}` : `sub:${subject}`;
      // Identity writes the moment of issue with milliseconds, so a token from just after the revocation lives.
      revoked.set(key, at.getTime());
    },
  };
}

function knownOf(payload: JWTPayload): Known {
  const principal = principalOf(payload);
  const names = [`sub:${principal.subject}`, `sid:${principal.sessionId}`, `jti:${principal.tokenId}`];
  return { principal, names, issuedAtMs: Math.round((payload.iat ?? 0) * 1000) };
}

/** The issuer's keys, fetched when needed, kept when the issuer is away. */
function keySet(deps: VerifierDeps) {
  let current: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = 0;
  let fetching: Promise<void> | undefined;
  const refresh = (): Promise<void> =>
    (fetching ??= deps
      .fetchKeys()
      .then((set) => {
        current = createLocalJWKSet(set);
        fetchedAt = deps.now().getTime();
      })
      .finally(() => {
        fetching = undefined;
      }));
  const attempt = async (token: string): Promise<JWTPayload> => {
    if (current === undefined) throw new joseErrors.JWKSNoMatchingKey();
    const { payload } = await jwtVerify(token, current, {
      issuer: deps.issuer,
      audience: deps.audience,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      currentDate: deps.now(),
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    if (Array.isArray(payload.aud)) throw new joseErrors.JWTClaimValidationFailed('more than one audience', payload, 'aud');
    return payload;
  };
  return {
    async check(token: string): Promise<JWTPayload> {
      const age = deps.now().getTime() - fetchedAt;
      if (current === undefined) await refresh();
      else if (age > KEYS_FRESH_MS) refresh().catch(() => undefined); // Old keys go on working while the issuer is away.
      try {
        return await attempt(token);
      } catch (cause) {
        if (!(cause instanceof joseErrors.JWKSNoMatchingKey) || age < KEY_FETCH_PAUSE_MS) throw refuse(cause);
        await refresh();
        return await attempt(token).catch((again: unknown) => {
          throw refuse(again);
        });
      }
    },
  };
}

const ROLES: ReadonlySet<string> = new Set(['person', 'clinician', 'researcher', 'operator', 'service']);

function principalOf(payload: JWTPayload): Principal {
  const text = (name: string): string | undefined => (typeof payload[name] === 'string' ? payload[name] : undefined);
  const roles = Array.isArray(payload['roles'])
    ? payload['roles'].filter((role): role is Role => typeof role === 'string' && ROLES.has(role))
    : [];
  const act = payload['act'];
  const subject = payload.sub ?? '';
  return {
    subject,
    kind: subject.startsWith('service:') ? 'service' : 'account',
    roles,
    personId: text('person_id'),
    scopes: (text('scope') ?? '').split(' ').filter((scope) => scope !== ''),
    sessionId: text('sid'),
    tokenId: payload.jti,
    expiresAt: payload.exp ?? 0,
    actor: typeof act === 'object' && act !== null && 'sub' in act && typeof act.sub === 'string' ? act.sub : undefined,
    clientId: text('client_id'),
  };
}
