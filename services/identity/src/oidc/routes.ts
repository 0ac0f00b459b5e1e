import { Fault, toFault } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { errorPage } from '../pages/error-page.ts';
import { addConsentRoutes } from './consent-routes.ts';
import { addFederationRoutes } from './federation-routes.ts';
import { sendPage, type PageDeps } from './page-exchange.ts';
import { addSignInRoutes } from './sign-in-routes.ts';

const FORM_BYTES = 16_384;
const LIBRARY_PATHS = [
  '/oauth/*',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/.well-known/jwks.json',
];

/** Routes that are no operations: our pages, and the protocol endpoints that the OAuth library answers itself. */
export async function addOauthRoutes(app: FastifyInstance, deps: PageDeps): Promise<void> {
  const { host, protocol } = new URL(deps.issuer);
  // Whatever way a request came: for the library it came to the address that the world knows.
  const scheme = protocol.replace(':', '');
  app.addHook('onRequest', ({ raw: { headers } }, _reply, done) => {
    headers.host = host;
    headers['x-forwarded-host'] = host;
    headers['x-forwarded-proto'] = scheme;
    done();
  });
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    pages.setErrorHandler(async (error: unknown, _request, reply) => {
      const fault = toFault(error);
      if (fault.status >= 500) deps.log.error({ err: fault.cause ?? fault }, 'a sign-in page failed');
      return await sendPage(reply.code(fault.status), errorPage(fault.code, fault instanceof Fault ? fault.message : undefined));
    });
    addConsentRoutes(pages, deps);
    addSignInRoutes(pages, deps);
    addFederationRoutes(pages, deps);
  });
  await app.register(async (library) => {
    library.removeAllContentTypeParsers();
    // The library reads bodies itself.
    library.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const url of LIBRARY_PATHS)
      library.route({
        method: ['GET', 'POST', 'OPTIONS'],
        url,
        handler: async (request, reply) => {
          const provider = await deps.provider();
          reply.hijack();
          await provider.callback()(request.raw, reply.raw);
        },
      });
  });
}
