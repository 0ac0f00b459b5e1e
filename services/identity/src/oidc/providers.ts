import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import type { Ring } from '../tokens/key-ring.ts';
import { configurationOf, type ProviderDeps } from './configuration.ts';
import { addPatient } from './smart.ts';
import { addTokenExchange } from './exchange-grant.ts';

const KEYS_CACHED_SECONDS = 300;
const KEYS_PATH = '/.well-known/jwks.json';
const TOKEN_PATH = '/oauth/token';

/** Gives the OAuth provider of now: the library takes its keys once, so a change of keys makes a new one. */
export function createProviders(deps: ProviderDeps): () => Promise<Provider> {
  let built: { readonly ring: Ring; readonly provider: Provider } | undefined;
  return async () => {
    const ring = await deps.keys.current();
    if (built?.ring !== ring) built = { ring, provider: build(deps, ring) };
    return built.provider;
  };
}

function build(deps: ProviderDeps, ring: Ring): Provider {
  const provider = new Provider(deps.issuer, configurationOf(deps, ring));
  // The routes set the forwarded protocol themselves; what a client sends never arrives.
  provider.proxy = true;
  addTokenExchange(provider, deps);
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === TOKEN_PATH) {
      ctx.set('pragma', 'no-cache');
      await addPatient(deps, ctx as KoaContextWithOIDC); // The library has answered: it has put its own part in.
    }
    if (ctx.path === KEYS_PATH) ctx.set('cache-control', `public, max-age=${KEYS_CACHED_SECONDS}`);
    if (ctx.type === 'text/html' && ctx.response.get('content-security-policy') === '')
      ctx.set('content-security-policy', "frame-ancestors 'none'");
  });
  provider.on('server_error', (_ctx, error) => deps.log.error({ err: error }, 'the OAuth provider failed'));
  return provider;
}
