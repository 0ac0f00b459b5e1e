import type { SubjectTokenKind } from '@aceso/kit';
import Provider, { errors } from 'oidc-provider';
import { exchangeToken, type ExchangeDeps } from '../tokens/exchange.ts';
import { serviceOf, targetOf } from './client-names.ts';
import { TOKEN_EXCHANGE } from './clients.ts';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const KINDS: ReadonlyMap<string, SubjectTokenKind> = new Map([
  [ACCESS_TOKEN, 'access-token'],
  ['urn:aceso:token-type:api-token', 'api-token'],
  ['urn:aceso:token-type:resource-token', 'resource-token'],
]);

interface Parameters {
  readonly subject_token?: string;
  readonly subject_token_type?: string;
  readonly audience?: string;
  readonly resource?: string | string[];
}

/** Adds the token exchange grant (RFC 8693) for services; the library has already proven which client asks. */
export function addTokenExchange(provider: Provider, deps: ExchangeDeps): void {
  provider.registerGrantType<Parameters>(
    TOKEN_EXCHANGE,
    async (ctx) => {
      const { client, params } = ctx.oidc;
      const service = serviceOf(client.clientId);
      if (service === undefined) throw new errors.UnauthorizedClient('only services exchange tokens');
      const kind = KINDS.get(params.subject_token_type ?? '');
      if (params.subject_token === undefined || kind === undefined)
        throw new errors.InvalidRequest('subject_token and a known subject_token_type are needed');
      const exchanged = await exchangeToken(deps, { service, target: target(params), subjectToken: params.subject_token, kind });
      if (exchanged === undefined) throw new errors.InvalidGrant('subject_token is not in force');
      ctx.body = {
        access_token: exchanged.token,
        issued_token_type: ACCESS_TOKEN,
        token_type: 'Bearer',
        expires_in: exchanged.expiresIn,
        scope: exchanged.scope,
      };
    },
    ['subject_token', 'subject_token_type', 'requested_token_type', 'audience', 'resource'],
  );
}

/** One service, named by `audience` or `resource`; when both are there they must agree. */
function target({ audience, resource }: Parameters): string {
  const named = audience ?? resource;
  const service = typeof named === 'string' ? targetOf(named) : undefined;
  if (service === undefined || (resource !== undefined && resource !== named)) throw new errors.InvalidTarget('name one service');
  return service;
}
