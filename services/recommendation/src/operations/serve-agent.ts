import { Readable } from 'node:stream';
import { dataAccessed } from '@aceso/contracts/access';
import { recommendation } from '@aceso/contracts/recommendation';
import { forbidden, metadataPathOf, type Call } from '@aceso/kit';
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import packageJson from '../../package.json' with { type: 'json' };
import { agentServers, type AgentServerDeps } from '../agents/server.ts';
import type { AgentClients, AgentTool } from '../agents/tool.ts';
import { TOOLS } from '../agents/tools.ts';
import type { Deps } from '../deps.ts';

const contract = recommendation.operations.serveAgent;

export interface ServeAgentDeps extends Pick<Deps, 'db' | 'bus' | 'now' | 'log'> {
  readonly clients: AgentClients;
  readonly publicOrigin: string;
}

type Serve = (call: Call, request: Request, parsedBody: unknown) => Promise<Response>;

/**
 * Answers one message of the Model Context Protocol (Streamable HTTP, without sessions; revisions 2026-07-28 and those of 2025).
 *
 * Each tool asks an operation as the person of the token, so that every rule of that operation holds; what was read is in the person's
 * access log with the program that read it.
 */
export function serveAgent(deps: ServeAgentDeps) {
  let loading: Promise<Serve> | undefined;
  return async (_input: unknown, call: Call): Promise<void> => {
    const { principal, http } = call;
    if (http === undefined || principal.kind !== 'account') throw forbidden('Only programs that a person has let in are served here.');
    const { request, reply } = http;
    const { origin } = request.headers;
    // A page of another site has no business here, whatever name it gave this address (DNS rebinding).
    if (origin !== undefined && origin !== deps.publicOrigin) throw forbidden('Pages of other sites are not served here.');
    // The library is of use to few and takes a while to load: whoever comes first waits for it.
    const serve = await (loading ??= load(deps));
    const asked = new Request(`${deps.publicOrigin}${contract.path}`, {
      method: 'POST',
      headers: headersOf(request.headers),
      signal: call.signal,
    });
    const answer = await serve(call, asked, request.body);
    void reply
      .code(answer.status)
      .headers({ ...Object.fromEntries(answer.headers), 'cache-control': 'no-store' })
      .send(answer.body === null ? undefined : Readable.fromWeb(answer.body));
  };
}

async function load(deps: ServeAgentDeps): Promise<Serve> {
  const library = await import('@modelcontextprotocol/server');
  const serverDeps: AgentServerDeps = {
    clients: deps.clients,
    tools: TOOLS,
    now: deps.now,
    version: packageJson.version,
    recordAccess: recordAccess(deps),
  };
  const serverOf = agentServers(library, serverDeps);
  return async (call, request, parsedBody) => {
    const { principal } = call;
    // What it reports of messages that it refuses may hold their content, and the answer says it already: nothing is logged.
    const handler: McpHttpHandler = library.createMcpHandler(() => serverOf(call), { keepAliveMs: 0, maxSubscriptions: 0 });
    return await handler.fetch(request, {
      parsedBody,
      authInfo: {
        token: '',
        clientId: principal.clientId ?? principal.subject,
        scopes: [...principal.scopes],
        expiresAt: principal.expiresAt,
        resourceMetadataUrl: `${deps.publicOrigin}${metadataPathOf(contract)}`,
      },
    });
  };
}

/** One line of the access log for each answer: the account, the program that spoke for it, and what it read. */
const recordAccess =
  ({ db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>) =>
  async ({ operation }: AgentTool, { principal }: Call): Promise<void> => {
    const { personId, clientId } = principal;
    if (personId === undefined) return;
    await db.tx((tx) =>
      bus.append(tx, dataAccessed, personId, {
        personId,
        subject: principal.subject,
        ...(clientId === undefined ? {} : { actor: clientId }),
        operation: operation.id,
        ...(operation.category === undefined ? {} : { category: operation.category }),
        at: now().toISOString(),
      }),
    );
  };

/** Headers as the library reads them, without what it must not see. */
function headersOf(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const passed = new Headers();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (typeof value === 'string' && SEEN.test(name)) passed.set(name, value);
  }
  return passed;
}

const SEEN = /^(accept|content-type|mcp-[a-z-]+|last-event-id)$/;
