import type { Operation, Output as Answer } from '@aceso/contracts';
import type { Problem } from '@aceso/contracts/shapes';
import { pathOf, type ClientInput } from '@aceso/kit';
import { CommandFailure, EXIT } from './failure.ts';

/** The public API as the command line sees it: through the gateway, with a token, like any other client. */
export interface Api {
  readonly url: string;
  call<O extends Operation>(operation: O, input?: ClientInput<O>): Promise<Answer<O>>;
  /** Sends content as the body of an operation, as it comes. */
  stream<O extends Operation>(operation: O, input: ClientInput<O>, content: AsyncIterable<Uint8Array>): Promise<Answer<O>>;
}

const EXIT_BY_STATUS: Readonly<Record<number, number>> = {
  400: EXIT.wrongUse,
  401: EXIT.notAllowed,
  403: EXIT.notAllowed,
  503: EXIT.notHealthy,
};

export function createApi(url: string, token: string | undefined): Api {
  async function send(
    operation: Operation,
    input: object,
    body: NonNullable<RequestInit['body']> | undefined,
    type: string,
  ): Promise<unknown> {
    const parts = { params: {}, query: {}, body: undefined, ...input };
    const reply = await fetch(`${url}${pathOf(operation, parts)}`, {
      method: operation.method,
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit).catch((cause: unknown) => {
      throw new CommandFailure(`Aceso does not answer at ${url}.`, {
        exit: EXIT.notHealthy,
        why: String((cause as Error).cause ?? cause),
        fix: 'Start it with `npm start`, or name another address with --url.',
      });
    });
    const text = await reply.text();
    if (reply.ok) return text === '' ? undefined : JSON.parse(text);
    throw failureOf(reply.status, text, operation);
  }
  return {
    url,
    // The answer was checked against the contract by the service.
    call: async (operation, input = {}) => {
      const { body } = input as { body?: unknown };
      return (await send(operation, input, body === undefined ? undefined : JSON.stringify(body), 'application/json')) as never;
    },
    stream: async (operation, input, content) => {
      const body = ReadableStream.from(content) as unknown as NonNullable<RequestInit['body']>;
      return (await send(operation, input, body, 'application/octet-stream')) as never;
    },
  };
}

function failureOf(status: number, text: string, operation: Operation): CommandFailure {
  const exit = EXIT_BY_STATUS[status] ?? EXIT.failed;
  try {
    const problem = JSON.parse(text) as Problem; // Every failure of the API is one; anything else is caught below.
    const fields = (problem.errors ?? []).map(({ path, message }) => `${path} ${message}`);
    const why = [problem.detail, ...fields, problem.traceId === undefined ? undefined : `trace ${problem.traceId}`].filter(
      (part) => part !== undefined,
    );
    return new CommandFailure(problem.title, { exit, why: why.join('; ') || undefined, fix: problem.fix });
  } catch {
    return new CommandFailure(`${operation.id} answered ${status}.`, { exit });
  }
}
