import type { House } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { addDocuments } from './documents.ts';
import { admit, passOn, type GateDeps } from './gate.ts';
import { sendRawProblem } from './problem.ts';

const OWN_OPERATIONS = '/v1/gateway/';

/** Everything that the gateway does not answer itself goes through the gate; so do its own operations, which then go on here. */
export async function addEdgeRoutes(app: FastifyInstance, deps: GateDeps, log: House['log'], version: string): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(OWN_OPERATIONS) && request.routeOptions.url !== '/*') await admit(deps, request.raw, reply.raw);
  });
  addDocuments(app, deps.origin.href, version);
  await app.register(async (edge) => {
    edge.removeAllContentTypeParsers();
    // Bodies are passed on as they come.
    edge.addContentTypeParser('*', (_request, _payload, done) => done(null));
    edge.all('/*', (request, reply) => {
      reply.hijack();
      const fail = (error: unknown): void => sendRawProblem(reply.raw, error, log);
      try {
        passOn(deps, request.raw, reply.raw)?.catch(fail);
      } catch (error) {
        fail(error);
      }
    });
  });
}
