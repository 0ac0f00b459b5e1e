import { Fault, unavailable, type Peers } from '@aceso/kit';
import * as openid from 'openid-client';
import { peerFetch } from './peer-fetch.ts';

const WITHIN_SECONDS = 5;
const CLIENT_ID = 'aceso-web';

/** What must come back from a trip to the sign-in pages. */
export interface Trip {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where the person wanted to go. */
  readonly returnPath: string;
}

export interface HeldTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The browser's client at identity: code flow with PKCE, state and nonce (OAuth 2.1, OpenID Connect Core). */
export interface SignInClient {
  depart(returnPath: string): Promise<{ readonly url: string; readonly trip: Trip }>;
  /** Throws `sign-in-refused` when the answer does not belong to the trip, is not genuine or says no. */
  arrive(search: string, trip: Trip): Promise<HeldTokens>;
  /** Throws `session-ended` when identity no longer accepts the refresh token. */
  renew(refreshToken: string): Promise<HeldTokens>;
  /** Ends the session at identity with all its tokens (RFC 7009). */
  end(refreshToken: string): Promise<void>;
}

export interface SignInClientDeps {
  readonly peers: Peers;
  readonly publicOrigin: string;
  readonly secret: string;
}

export function createSignInClient({ peers, publicOrigin, secret }: SignInClientDeps): SignInClient {
  const redirectUri = `${publicOrigin}/auth/callback`;
  let known: Promise<openid.Configuration> | undefined;
  const configuration = (): Promise<openid.Configuration> => {
    known ??= openid
      .discovery(new URL(publicOrigin), CLIENT_ID, secret, openid.ClientSecretBasic(secret), {
        [openid.customFetch]: peerFetch(peers, 'identity'),
        timeout: WITHIN_SECONDS,
        // Without TLS only where the whole installation runs without: on this machine.
        execute: publicOrigin.startsWith('http:') ? [openid.allowInsecureRequests] : [],
      })
      .catch((cause: unknown) => {
        known = undefined;
        throw asFault(cause);
      });
    return known;
  };
  return {
    async depart(returnPath) {
      const [state, nonce, codeVerifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.pathname + url.search, trip: { state, nonce, codeVerifier, returnPath } };
    },
    async arrive(search, trip) {
      const at = new URL(redirectUri);
      at.search = search;
      const settings = await configuration();
      const tokens = await openid
        .authorizationCodeGrant(settings, at, {
          pkceCodeVerifier: trip.codeVerifier,
          expectedState: trip.state,
          expectedNonce: trip.nonce,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw isAway(cause) ? asFault(cause) : new Fault('sign-in-refused', 400, 'This sign-in is no longer open.', { cause });
        });
      if (tokens.refresh_token === undefined) throw new Error('identity gave the web app no refresh token');
      return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
    },
    async renew(refreshToken) {
      const tokens = await openid.refreshTokenGrant(await configuration(), refreshToken).catch((cause: unknown) => {
        throw hasEnded(cause) ? new Fault('session-ended', 401, 'The session has ended.', { cause }) : asFault(cause);
      });
      return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? refreshToken };
    },
    async end(refreshToken) {
      await openid.tokenRevocation(await configuration(), refreshToken).catch((cause: unknown) => {
        throw asFault(cause);
      });
    },
  };
}

const hasEnded = (cause: unknown): boolean => cause instanceof openid.ResponseBodyError && cause.error === 'invalid_grant';

/** Identity did not answer, or not in a way that says anything about the person. */
const isAway = (cause: unknown): boolean => {
  if (cause instanceof openid.ResponseBodyError) return cause.status >= 500;
  const inner: unknown = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return (
    cause instanceof Fault ||
    inner instanceof Fault ||
    inner instanceof TypeError ||
    (inner instanceof Error && inner.name === 'TimeoutError')
  );
};

const asFault = (cause: unknown): Fault => (cause instanceof Fault ? cause : unavailable('Sign-in is away just now.', 1, cause));
