import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher, Pool } from 'undici';
import { endToEnd } from '../edge/headers.ts';

export interface StreamRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly headers: Record<string, string | string[]>;
  readonly body: IncomingMessage | null;
  readonly timeoutMs: number;
}

/** Sends one request and streams the answer through, at the pace of the slower side. Resolves with the failure, if there was one. */
export function stream(pool: Pool, { request, response, headers, body, timeoutMs }: StreamRequest): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    const hangUp = (): void => {
      if (!response.writableFinished) controller?.abort(new Error('the client has gone'));
    };
    const resume = (): void => controller?.resume();
    const end = (failure: Error | undefined): void => {
      response.off('close', hangUp);
      response.off('drain', resume);
      resolve(failure);
    };
    response.on('close', hangUp);
    response.on('drain', resume);
    pool.dispatch(
      {
        path: request.url ?? '/',
        method: (request.method ?? 'GET') as Dispatcher.HttpMethod, // Fastify lets only methods through that it knows.
        headers,
        body,
        headersTimeout: timeoutMs,
        // An event stream may be silent for long; the client decides when it has waited enough.
        bodyTimeout: 0,
      },
      {
        onRequestStart(given) {
          controller = given;
          if (response.destroyed) hangUp();
        },
        onResponseStart(_controller, status, answered) {
          if (status < 200) return;
          response.writeHead(status, endToEnd(answered));
          // Elsewhere the head travels with the first piece of the body.
          if (String(answered['content-type']).startsWith('text/event-stream')) response.flushHeaders();
        },
        onResponseData(given, chunk) {
          if (!response.write(chunk)) given.pause();
        },
        onResponseEnd() {
          response.end();
          end(undefined);
        },
        onResponseError(_controller, error) {
          end(error);
        },
      },
    );
  });
}
