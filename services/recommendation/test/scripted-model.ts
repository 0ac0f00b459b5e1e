import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message that came, as an OpenAI-compatible server gets it. */
export interface ModelRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string | null }[];
    readonly tools?: readonly { readonly function: { readonly name: string } }[];
    readonly tool_choice?: string;
    readonly stream?: boolean;
  };
}

/** What the server does with one message: says a text, calls tools, or misbehaves. */
export type Turn =
  | string
  | { readonly calls: readonly { readonly name: string; readonly args: unknown }[] }
  | { readonly raw: string; readonly type?: string; readonly status?: number }
  | { readonly redirectTo: string }
  | { readonly behave: 'stall' | 'trickle' | 'hang-up' }
  | { readonly endless: true }
  | ((request: ModelRequest) => Turn | Promise<Turn>);

/** A server that speaks the protocol of OpenAI and does what it is told, message by message; the last turn goes on for ever. */
export interface ScriptedModel extends AsyncDisposable {
  /** Base address, with `/v1`. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  script(...turns: readonly Turn[]): void;
}

export async function scriptedModel(...first: readonly Turn[]): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  let turns = [...first];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const part of request) text += String(part);
    const came: ModelRequest = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(text) as ModelRequest['body'],
    };
    requests.push(came);
    let turn = turns.length > 1 ? turns.shift() : turns[0];
    while (typeof turn === 'function') turn = await turn(came);
    play(turn ?? '', response);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    script: (...next) => {
      turns = [...next];
      requests.length = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function play(turn: Exclude<Turn, (request: ModelRequest) => unknown>, response: ServerResponse): void {
  if (typeof turn === 'string') return say(response, { content: turn }, 'stop');
  if ('behave' in turn) {
    if (turn.behave === 'hang-up') return void response.destroy();
    if (turn.behave === 'trickle') return trickle(response);
    return void response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
  }
  if ('redirectTo' in turn) return void response.writeHead(307, { location: turn.redirectTo }).end();
  if ('endless' in turn) return flood(response);
  if ('raw' in turn) return void response.writeHead(turn.status ?? 200, { 'content-type': turn.type ?? 'application/json' }).end(turn.raw);
  const calls = turn.calls.map(({ name, args }, at) => ({
    id: `call_${at}`,
    type: 'function',
    // Text goes as it is: it may be no JSON at all.
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  }));
  say(response, { content: null, tool_calls: calls }, 'tool_calls');
}

function say(response: ServerResponse, message: object, reason: string): void {
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }];
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ id: 'scripted', object: 'chat.completion', created: 1, model: 'scripted', choices, usage }));
}

const TRICKLE_MS = 20;
/** An answer letter by letter that never comes to its end: no single wait is long. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), TRICKLE_MS);
  response.on('close', () => clearInterval(timer));
}

const PIECE = 'x'.repeat(65_536);
/** An answer without an end, until the reader leaves. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"choices":[{"message":{"role":"assistant","content":"');
  const more = (): void => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on('drain', more).on('error', () => response.destroy());
  more();
}
