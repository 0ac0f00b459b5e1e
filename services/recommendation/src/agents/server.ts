import { AgentAnswer } from '@aceso/contracts/recommendation';
import { Fault, scopeCovers, toFault, type Call } from '@aceso/kit';
import type { CallToolResult, JsonSchemaType, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { Static, TSchema } from 'typebox';
import { bounded, NOTE } from '../domain/agent-answer.ts';
import type { AgentClients, AgentTool, ToolInput } from './tool.ts';

type Library = typeof import('@modelcontextprotocol/server');

export interface AgentServerDeps {
  readonly clients: AgentClients;
  readonly tools: readonly AgentTool[];
  readonly now: () => Date;
  readonly version: string;
  /** Writes into the person's access log that a program is about to read. */
  readonly recordAccess: (tool: AgentTool, call: Call) => Promise<void>;
}

/** Makes servers, one a request, of schemas that were compiled once. */
export function agentServers(library: Library, deps: AgentServerDeps): (call: Call) => McpServer {
  const plain = (schema: TSchema): JsonSchemaType => JSON.parse(JSON.stringify(schema)) as JsonSchemaType; // A schema is a JSON object.
  const output = library.fromJsonSchema(plain(AgentAnswer));
  const prepared = deps.tools.map((tool) => ({ tool, input: library.fromJsonSchema<ToolInput>(plain(tool.input)) }));
  return (call) => {
    const server = new library.McpServer({ name: 'aceso', title: 'Aceso', version: deps.version }, { instructions: INSTRUCTIONS });
    for (const { tool, input } of prepared) register(server, deps, call, tool, input, output);
    return server;
  };
}

const INSTRUCTIONS =
  'Reads the health data of the person who let you in; it can change nothing. Begin with `list_metrics`. Days are civil days of the person, ' +
  'as YYYY-MM-DD. A day without data is absent, never zero. Ask for the shortest period that answers the question.';

function register(
  server: McpServer,
  deps: AgentServerDeps,
  call: Call,
  tool: AgentTool,
  inputSchema: StandardSchemaWithJSON<ToolInput>,
  outputSchema: StandardSchemaWithJSON,
): void {
  const { name, title, description, operation } = tool;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema,
      outputSchema,
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      // Answered with 403 and what to ask for (RFC 6750 3.1), so that the person can be asked once more.
      scopeChallenge: () => (scopeCovers(call.principal.scopes, operation.permission) ? undefined : { scopes: [operation.permission] }),
    },
    async (input) => await answerOf(deps, call, tool, input),
  );
}

async function answerOf(deps: AgentServerDeps, call: Call, tool: AgentTool, input: ToolInput): Promise<CallToolResult> {
  try {
    const shown = await tool.read(deps.clients, input, { onBehalfOf: call.principal, signal: call.signal });
    const { items, leftOut } = bounded(shown);
    // Before the answer: what cannot be recorded is not told.
    await deps.recordAccess(tool, call);
    const { from, to } = input;
    const answer: Static<typeof AgentAnswer> = {
      note: NOTE,
      query: tool.operation.id,
      readAt: deps.now().toISOString(),
      ...(shown.timeZone === undefined ? {} : { timeZone: shown.timeZone }),
      ...(typeof from === 'string' && typeof to === 'string' ? { period: { from, to } } : {}),
      ...(shown.unit === undefined ? {} : { unit: shown.unit }),
      n: shown.n ?? shown.items.length,
      sources: [...(shown.sources ?? [])],
      leftOut,
      items: [...items],
    };
    return { structuredContent: answer, content: [{ type: 'text', text: JSON.stringify(answer) }] };
  } catch (error) {
    return refusal(call, tool, error);
  }
}

/** A tool that fails says why and what helps; what nobody expected is logged and not told. */
function refusal(call: Call, tool: AgentTool, error: unknown): CallToolResult {
  const fault = toFault(error);
  if (fault.status >= 500) call.log.error({ err: fault.cause ?? fault, tool: tool.name }, 'a tool failed');
  const isTold = error instanceof Fault;
  const fields = fault.errors.map(({ path, message }) => `${path} ${message}.`);
  const text = isTold ? [fault.message, ...fields, fault.fix ?? ''].join(' ').trim() : 'This could not be read just now. Try again later.';
  return { isError: true, content: [{ type: 'text', text: `${fault.code}: ${text}` }] };
}
