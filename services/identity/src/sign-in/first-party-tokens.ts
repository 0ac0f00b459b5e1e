import { createHmac, randomUUID } from 'node:crypto';
import type { Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { API_AUDIENCE, type Db } from '@aceso/kit';
import { hashOf } from '../credentials/secrets.ts';
import type { Account } from '../store/accounts.ts';
import { DIRECT_CLIENT } from '../oidc/client-names.ts';
import { insertRefreshToken } from '../store/refresh-tokens.ts';
import { signAccessToken } from '../tokens/access-token.ts';
import type { KeyRing } from '../tokens/key-ring.ts';

export interface FirstPartyDeps {
  readonly keys: KeyRing;
  readonly issuer: string;
  readonly now: () => Date;
  readonly rotationKey: Uint8Array;
  /** Setting `accessTokenSeconds`. */
  readonly accessTokenSeconds: () => number;
}

/**
 * The refresh token that follows the given one.
 *
 * It is derived, so that programs that refresh at the same moment all get the same successor and none of them signs the others out.
 */
export const successorOf = (rotationKey: Uint8Array, refreshToken: string): string =>
  createHmac('sha256', rotationKey).update(refreshToken).digest('base64url');

/** Access token and refresh token of a session that was opened at the API. */
export async function firstPartyTokens(
  deps: FirstPartyDeps,
  tx: Db,
  account: Account,
  sessionId: string,
  refreshToken: string,
): Promise<Output<typeof identity.operations.signIn>> {
  const now = deps.now();
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresIn = deps.accessTokenSeconds();
  await insertRefreshToken(tx, hashOf(refreshToken), sessionId, now);
  const accessToken = await signAccessToken(await deps.keys.current(), deps.issuer, {
    subject: account.accountId,
    audience: API_AUDIENCE,
    clientId: DIRECT_CLIENT,
    scope: '*',
    roles: account.roles,
    personId: account.personId,
    sessionId,
    tokenId: randomUUID(),
    issuedAt,
    expiresAt: issuedAt + expiresIn,
  });
  return {
    accessToken,
    tokenType: 'Bearer',
    expiresIn,
    refreshToken,
    sessionId,
    ...(account.personId === undefined ? {} : { personId: account.personId }),
    roles: [...account.roles],
  };
}
