import type { Operation } from '@aceso/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Principal } from '../auth/principal.ts';
import type { Verifier } from '../auth/verifier.ts';
import { schemaOf } from '../sql/roles.ts';
import { rememberToken } from '../auth/token-source.ts';
import { NotModified } from './conditional.ts';
import { DEADLINE_HEADER } from './deadline.ts';
import { once } from './idempotency.ts';
import { JsonText } from './json-text.ts';
import type { PipelineDeps, Prepared } from './pipeline.ts';

export interface MountDeps extends PipelineDeps {
  readonly verifier: Verifier;
}

/** Mounts every operation of a service as a route. */
export function mount(app: FastifyInstance, deps: MountDeps, prepared: ReadonlyMap<string, Prepared>): void {
  const [raw, usual] = [true, false].map((wanted) =>
    [...prepared.values()].filter(({ operation }) => (operation.accepts === 'raw') === wanted),
  );
  addRoutes(app, deps, usual ?? []);
  if (raw !== undefined && raw.length > 0)
    void app.register(async (scope) => {
      // A signature is over the bytes: no parser may touch them.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      addRoutes(scope, deps, raw);
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
  const { buffer, byteOffset, byteLength } = output.bytes;
  return reply.send(Buffer.from(buffer, byteOffset, byteLength));
}
