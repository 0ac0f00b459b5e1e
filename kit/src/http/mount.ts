import { Readable } from 'node:stream';
import type { Operation } from '@aceso/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Principal } from '../auth/principal.ts';
import type { Verifier } from '../auth/verifier.ts';
import { schemaOf } from '../sql/roles.ts';
import { rememberToken } from '../auth/token-source.ts';
import { BodyBytes } from './body-bytes.ts';
import { NotModified } from './not-modified.ts';
import { DEADLINE_HEADER } from './deadline.ts';
import { once } from './idempotency.ts';
import { JsonText } from './json-text.ts';
import type { PipelineDeps, Prepared } from './pipeline.ts';

export interface MountDeps extends PipelineDeps {
  readonly verifier: Verifier;
}

/** Mounts every operation of a service as a route. */
export function mount(app: FastifyInstance, deps: MountDeps, prepared: ReadonlyMap<string, Prepared>): void {
  const all = [...prepared.values()];
  const raw = all.filter(({ operation }) => operation.accepts === 'raw');
  const quick = all.filter(({ takesBytes }) => takesBytes);
  addRoutes(
    app,
    deps,
    all.filter((one) => !raw.includes(one) && !quick.includes(one)),
  );
  if (quick.length > 0)
    void app.register(async (scope) => {
      const parse = jsonParserOf(scope);
      scope.addContentTypeParser(
        'application/json',
        { parseAs: 'buffer' },
        (_request, body, done) => done(null, new BodyBytes(body as Buffer, parse)), // As asked for.
      );
      addRoutes(scope, deps, quick);
    });
  if (raw.length > 0)
    void app.register(async (scope) => {
      // A signature is over the bytes: no parser may touch them.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      addRoutes(scope, deps, raw);
    });
}

/** Reads JSON as Fastify does where nobody asks for the bytes, with the same refusals. */
function jsonParserOf(app: FastifyInstance): (bytes: Uint8Array) => Promise<unknown> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (bytes) =>
    new Promise((resolve, reject) => {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
      // It looks at the text alone.
      void parse(undefined as never, text, (error, body) => (error === null ? resolve(body) : reject(error)));
    });
}

function addRoutes(app: FastifyInstance, deps: MountDeps, prepared: readonly Prepared[]): void {
  for (const { operation, run } of prepared)
    app.route({
      method: operation.method,
      url: operation.path,
      ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
      handler: async (request, reply) => {
        const principal = await principalOf(deps.verifier, request, operation);
        const act = (): Promise<unknown> =>
          run(
            { params: request.params, query: request.query, body: request.body },
            { principal, fromText: true, http: { request, reply }, deadlineMs: deadlineOf(request) },
          );
        const key = request.headers['idempotency-key'];
        if (typeof key !== 'string' || operation.method === 'GET' || principal.kind === 'anonymous' || !isKept(operation))
          return answer(reply, operation, await act());
        // The same content counts as the same, however it is written.
        if (request.body instanceof BodyBytes) request.body = await request.body.read();
        const stored = await once(
          { db: deps.db, schema: schemaOf(deps.contract.service), now: deps.now() },
          { key, subject: principal.subject, operation: operation.id, content: [request.url, request.body] },
          async () => ({ status: statusOf(operation), body: await act() }),
        );
        if (stored.replayed) reply.header('idempotency-replayed', 'true');
        return answer(reply, operation, stored.body);
      },
    });
}

/** Whether an answer can be kept for a repeat: what an operation reads or writes as a stream cannot. */
const isKept = ({ accepts, answers = 'json' }: Operation): boolean => accepts !== 'binary' && accepts !== 'raw' && answers === 'json';

const statusOf = (operation: Operation): number => operation.status ?? (operation.output === undefined ? 204 : 200);

async function principalOf(verifier: Verifier, request: FastifyRequest, operation: Operation): Promise<Principal> {
  const header = request.headers.authorization;
  if (header === undefined || !header.startsWith('Bearer ')) return ANONYMOUS;
  const token = header.slice('Bearer '.length);
  try {
    const principal = await verifier.verify(token);
    rememberToken(principal, token);
    return principal;
  } catch (error) {
    // A public operation answers whoever asks, also with an old token.
    if (operation.permission === 'public') return ANONYMOUS;
    throw error;
  }
}

function deadlineOf(request: FastifyRequest): number | undefined {
  const given = Number(request.headers[DEADLINE_HEADER]);
  return Number.isFinite(given) && given > 0 ? given : undefined;
}

function answer(reply: FastifyReply, operation: Operation, output: unknown): FastifyReply {
  if (operation.answers !== undefined && operation.answers !== 'json') return reply; // The operation wrote the answer itself.
  if (output instanceof NotModified) return reply.code(output.status).header('cache-control', 'no-store').send();
  reply.code(statusOf(operation));
  if (operation.output === undefined) return reply.send();
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  reply.header('content-type', 'application/json; charset=utf-8');
  if (!(output instanceof JsonText)) return reply.send(JSON.stringify(output));
  // All of it has gone to the system: what was written is not looked at again.
  reply.raw.once('finish', () => output.release());
  return reply.header('content-length', output.bytes).send(Readable.from(output.pieces));
}
