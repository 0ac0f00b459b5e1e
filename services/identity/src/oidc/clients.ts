import type { ClientMetadata } from 'oidc-provider';
import { CLI_CLIENT, isSelfRegistered, serviceNames, serviceOf, WEB_CLIENT } from './client-names.ts';

/** RFC 8693. */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** A program of somebody else that people may let in, as the operator has set it. */
export interface ThirdPartyClient {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

export interface ClientDeps {
  readonly origin: string;
  /** Secret of a purpose as text. */
  readonly secretOf: (purpose: string) => string;
  readonly thirdParty: () => readonly ThirdPartyClient[];
}

/** Finds a client by its id: services and our own programs are derived, others come from the settings and change live. */
export function createClients(deps: ClientDeps): (clientId: string) => ClientMetadata | undefined {
  const services = serviceNames();
  return (clientId) => {
    const service = serviceOf(clientId);
    if (service !== undefined) return services.has(service) ? serviceClient(deps, clientId, service) : undefined;
    if (clientId === WEB_CLIENT) return webClient(deps);
    if (clientId === CLI_CLIENT) return cliClient();
    const other = isSelfRegistered(clientId) ? undefined : deps.thirdParty().find((one) => one.clientId === clientId);
    return other && publicClient(other);
  };
}

const serviceClient = (deps: ClientDeps, clientId: string, service: string): ClientMetadata => ({
  client_id: clientId,
  client_secret: deps.secretOf(`service/${service}`),
  client_name: service,
  grant_types: ['client_credentials', TOKEN_EXCHANGE],
  response_types: [],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
});

const webClient = ({ origin, secretOf }: ClientDeps): ClientMetadata => ({
  client_id: WEB_CLIENT,
  client_secret: secretOf('client/aceso-web'),
  client_name: 'Aceso',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${origin}/auth/callback`],
  post_logout_redirect_uris: [`${origin}/`],
  token_endpoint_auth_method: 'client_secret_basic',
});

const cliClient = (): ClientMetadata => ({
  client_id: CLI_CLIENT,
  client_name: 'Aceso on the command line',
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  // Any port: RFC 8252 7.3.
  redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
  token_endpoint_auth_method: 'none',
});

/** Whether an address is on the person's own machine (RFC 8252 7.3). */
export const isLoopback = (uri: string): boolean => /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)[:/]/.test(uri);

/** A program of somebody else: public, with PKCE. */
export const publicClient = (client: ThirdPartyClient): ClientMetadata => ({
  client_id: client.clientId,
  client_name: client.name,
  application_type: client.redirectUris.every((uri) => uri.startsWith('https://') && !isLoopback(uri)) ? 'web' : 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [...client.redirectUris],
  token_endpoint_auth_method: 'none',
});
