import Fastify from 'fastify';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** A second OpenID provider on a port of its own, as an organisation would run one. */
export interface ExternalHouse extends AsyncDisposable {
  readonly issuer: string;
  /** Whom it vouches for at the next sign-in. */
  vouch(subject: string, email: string, isVerified?: boolean): void;
}

/** Starts it; signs in whoever was set, without asking. */
export async function openExternal(redirectUri: string): Promise<ExternalHouse> {
  const app = Fastify();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  await app.close();
  const port = Number(new URL(issuer).port);
  let who = { subject: '', email: '', isVerified: true };
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'external' }] },
    clients: [{ client_id: 'aceso', client_secret: 'between-us', redirect_uris: [redirectUri], id_token_signed_response_alg: 'ES256' }],
    cookies: { keys: ['test'] },
    responseTypes: ['code'],
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: who.email, email_verified: who.isVerified }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: 'aceso', accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const outer = Fastify();
  outer.get('/interaction/:uid', async (request, reply) => {
    reply.hijack();
    await provider.interactionFinished(request.raw, reply.raw, { login: { accountId: who.subject } });
  });
  outer.removeAllContentTypeParsers();
  outer.addContentTypeParser('*', (_request, _payload, done) => done(null));
  outer.all('/*', async (request, reply) => {
    reply.hijack();
    await provider.callback()(request.raw, reply.raw);
  });
  await outer.listen({ host: '127.0.0.1', port });
  return {
    issuer,
    vouch: (subject, email, isVerified = true) => {
      who = { subject, email, isVerified };
    },
    [Symbol.asyncDispose]: () => outer.close(),
  };
}

/** Follows the redirects of the external provider with cookies, back to Aceso's callback; returns that address. */
export async function visit(url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = url;
  for (let hops = 0; hops < 10; hops++) {
    const reply = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of reply.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = reply.headers.get('location');
    if (location === null) throw new Error(`${reply.status} ${await reply.text()}`);
    at = new URL(location, at).href;
    if (at.startsWith('http://aceso.test/')) return at;
  }
  throw new Error('the external provider did not come back');
}
