import { COMMON_PROBLEMS } from '@aceso/contracts/problems';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { trace } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { AnyContract } from '../any-contract.ts';
import { Fault } from '../fault.ts';
import { challengeOf, protectedResources } from './challenge.ts';
import { faultDocument, toFault } from './problems.ts';

const BODY_BYTES = 1_048_576;
const HEADER_TIMEOUT_MS = 10_000;
/** Node looks for overdue connections every 30 s unless told otherwise, which would make the bound above 40 s. */
const CHECK_TIMEOUTS_EVERY_MS = 1_000;
/** A plain request must have arrived by then; uploads send parts and have their own bound. */
const REQUEST_TIMEOUT_MS = 300_000;
const KEEP_ALIVE_MS = 72_000;

/** Trace id of the request in hand, for problem documents. */
export const traceIdNow = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;

/** Answers a failure as a problem document and logs only what somebody must look at. */
export function sendProblem(
  reply: FastifyReply,
  error: unknown,
  contract: Pick<AnyContract, 'problems'>,
  log: Logger,
  route: string,
  challenge = 'Bearer',
): FastifyReply {
  const fault = toFault(error);
  if (fault.status >= 500) log.error({ err: fault.cause ?? fault, code: fault.code, route }, 'request failed');
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', String(fault.retryAfterSeconds));
  if (fault.status === 401) reply.header('www-authenticate', challenge);
  const { mediaType, body } = faultDocument(reply.request.url, fault, contract.problems, traceIdNow());
  // As text: an object would be serialised by a media type that Fastify does not know.
  return reply.code(fault.status).header('cache-control', 'no-store').type(mediaType).send(JSON.stringify(body));
}

/** The bare HTTP application of a service: limits, problem details, no logging of its own. `origin` is where the world reaches it. */
export function createApp(contract: Pick<AnyContract, 'problems'> & Partial<AnyContract>, log: Logger, origin = ''): FastifyInstance {
  const resourceAt = protectedResources(Object.values(contract.operations ?? {}));
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADER_TIMEOUT_MS, maxHeaderSize: 32_768, connectionsCheckingInterval: CHECK_TIMEOUTS_EVERY_MS },
    routerOptions: { maxParamLength: 512 },
    forceCloseConnections: true,
  });
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, error, contract, log, request.routeOptions.url ?? 'none', challengeOf(resourceAt(request.url), origin)),
  );
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new Fault('not-found', 404, COMMON_PROBLEMS['not-found'].title), contract, log, 'none'),
  );
  app.addContentTypeParser(
    ['application/octet-stream', 'application/zip', 'application/xml', 'text/xml', 'text/csv'],
    (_request, _payload, done) => done(null),
  );
  return app;
}
