import * as openid from 'openid-client';

const KEPT_MS = 600_000;
const WITHIN_SECONDS = 10;
const SCOPE = 'openid email';

/** The external OpenID provider as the operator has set it. */
export interface ExternalSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** Who came back from the external provider. */
export interface ExternalSubject {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly email: string | undefined;
}

export interface Departure {
  readonly url: string;
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface ExternalProvider {
  /** Name for people; undefined when none is set. */
  name(): string | undefined;
  depart(): Promise<Departure>;
  /** Throws when the answer does not belong to the trip or is not genuine. */
  arrive(url: URL, trip: Omit<Departure, 'url'>): Promise<ExternalSubject>;
}

/** Talks to the provider in the settings, which may change at any time. */
export function createExternalProvider(deps: {
  readonly settings: () => ExternalSettings;
  readonly origin: string;
  readonly now: () => Date;
}): ExternalProvider {
  let known: { readonly key: string; readonly at: number; readonly configuration: openid.Configuration } | undefined;
  const redirectUri = `${deps.origin}/oauth/federation/callback`;
  const configuration = async (): Promise<openid.Configuration> => {
    const { issuer, clientId, clientSecret } = deps.settings();
    const key = JSON.stringify([issuer, clientId, clientSecret]);
    const at = deps.now().getTime();
    if (known?.key === key && at - known.at < KEPT_MS) return known.configuration;
    const found = await openid.discovery(new URL(issuer), clientId, clientSecret, openid.ClientSecretBasic(clientSecret), {
      timeout: WITHIN_SECONDS,
      // Plain HTTP only on this machine, for trying things out.
      execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
    });
    known = { key, at, configuration: found };
    return found;
  };
  return {
    name: () => (deps.settings().issuer === '' ? undefined : deps.settings().name),
    async depart() {
      const [state, nonce, codeVerifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, issuer: deps.settings().issuer, state, nonce, codeVerifier };
    },
    async arrive(url, trip) {
      if (trip.issuer !== deps.settings().issuer) throw new Error('the external provider was changed in between');
      const at = new URL(redirectUri);
      at.search = url.search;
      const tokens = await openid.authorizationCodeGrant(await configuration(), at, {
        pkceCodeVerifier: trip.codeVerifier,
        expectedState: trip.state,
        expectedNonce: trip.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the external provider sent no id token');
      const email = claims['email_verified'] === true && typeof claims['email'] === 'string' ? claims['email'] : undefined;
      return { issuer: trip.issuer, subject: claims.sub, email };
    },
  };
}

const isLoopback = (issuer: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(issuer);
