import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from './access-token.ts';
import type { KeyRing } from './key-ring.ts';

/** A verified access token of our own. */
export interface ReadToken {
  readonly subject: string;
  readonly scope: string;
  readonly roles: readonly string[];
  readonly personId: string | undefined;
  readonly sessionId: string | undefined;
  readonly tokenId: string;
  readonly clientId: string;
  readonly actor: Actor | undefined;
  readonly expiresAt: number;
}

/** Reads an access token for one of these audiences; undefined for anything that is not one in force. */
export async function readToken(
  deps: { readonly keys: KeyRing; readonly issuer: string; readonly now: () => Date },
  token: string,
  audiences: readonly string[],
): Promise<ReadToken | undefined> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid = '' }) => {
        const key = (await deps.keys.current()).publicKey(kid) ?? (await deps.keys.lookAgain()).publicKey(kid);
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        issuer: deps.issuer,
        audience: [...audiences],
        typ: 'at+jwt',
        algorithms: ['ES256'],
        currentDate: deps.now(),
        requiredClaims: ['sub', 'exp', 'jti'],
      },
    );
    return Array.isArray(payload.aud) ? undefined : tokenOf(payload);
  } catch (cause) {
    if (cause instanceof errors.JOSEError) return undefined;
    throw cause;
  }
}

function tokenOf(payload: JWTPayload): ReadToken {
  const text = (name: string): string | undefined => (typeof payload[name] === 'string' ? payload[name] : undefined);
  const roles = payload['roles'];
  return {
    subject: payload.sub ?? '',
    scope: text('scope') ?? '',
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    personId: text('person_id'),
    sessionId: text('sid'),
    tokenId: payload.jti ?? '',
    clientId: text('client_id') ?? '',
    actor: payload['act'] as Actor | undefined, // Written by ourselves: the signature has been checked.
    expiresAt: payload.exp ?? 0,
  };
}
