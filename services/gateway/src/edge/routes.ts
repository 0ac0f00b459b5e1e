import type { IncomingMessage, ServerResponse } from 'node:http';
import { gateway } from '@aceso/contracts/gateway';
import { CONTRACTS } from '@aceso/contracts/all';
import { challengeOf, HEALTH_PATHS, protectedResources, type House } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { addDocuments, DOCUMENT_PATHS } from './documents.ts';
import { admit, passOn, type GateDeps } from './gate.ts';
import { sendRawProblem } from './problem.ts';

const OWN_OPERATIONS = new Set(Object.values(gateway.operations).map(({ path }): string => path));
/** What the gateway answers itself. */
const OWN = new Set<string>([...HEALTH_PATHS, ...DOCUMENT_PATHS, ...OWN_OPERATIONS]);
/** Others are left to the application, which knows how to refuse them. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface EdgeContext {
  readonly log: House['log'];
  readonly telemetry: Pick<House['telemetry'], 'serve'>;
  readonly version: string;
}

/** Everything that the gateway does not answer itself goes through the gate; so do its own operations, which then go on here. */
export async function addEdgeRoutes(app: FastifyInstance, deps: GateDeps, { log, telemetry, version }: EdgeContext): Promise<void> {
  const resourceAt = protectedResources(CONTRACTS.flatMap(({ operations }) => Object.values(operations)));
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const fail = (error: unknown): void => sendRawProblem(response, error, log, challengeOf(resourceAt(request.url), deps.origin.href));
    try {
      passOn(deps, request, response)?.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  app.addHook('onRequest', (request, reply, done) => {
    if (!OWN_OPERATIONS.has(pathOf(request.url))) return done();
    Promise.try(admit, deps, request.raw, reply.raw).then(() => done(), done);
  });
  addDocuments(app, deps.origin.href, version);
  await app.register(async (edge) => {
    edge.removeAllContentTypeParsers();
    // Bodies are passed on as they come.
    edge.addContentTypeParser('*', (_request, _payload, done) => done(null));
    edge.all('/*', (request, reply) => {
      reply.hijack();
      pass(request.raw, reply.raw);
    });
  });
  goBefore(app, (request, response) => {
    if (!METHODS.has(request.method ?? '') || OWN.has(pathOf(request.url ?? ''))) return false;
    telemetry.serve(request, response, () => pass(request, response));
    return true;
  });
}

/** What is passed on need not go through an application here: that of the service reads and answers it. */
function goBefore(app: FastifyInstance, take: (request: IncomingMessage, response: ServerResponse) => boolean): void {
  const answer = app.routing.bind(app);
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!take(request, response)) answer(request, response);
  });
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
