import type { IncomingMessage, ServerResponse } from 'node:http';

/** A body that is one JSON document or form must have arrived by then; uploads come in parts and have a longer bound. */
const BODY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

interface Arriving {
  readonly response: ServerResponse;
  readonly untilMs: number;
}

/** Cuts bodies that trickle in, so that slow clients hold no place for long. */
export interface SlowBodies extends Disposable {
  watch(request: IncomingMessage, response: ServerResponse): void;
}

/** One look a second at the bodies under way: a timer for each would cost every request what only few need. */
export function createSlowBodies(nowMs: () => number = () => performance.now()): SlowBodies {
  const arriving = new Map<IncomingMessage, Arriving>();
  function forget(this: IncomingMessage): void {
    arriving.delete(this);
  }
  const look = setInterval(() => {
    const now = nowMs();
    // In the order of arrival: the first that has time left ends the look.
    for (const [request, { response, untilMs }] of arriving) {
      if (untilMs > now) return;
      arriving.delete(request);
      cut(request, response);
    }
  }, LOOK_EVERY_MS).unref();
  return {
    watch(request, response) {
      arriving.set(request, { response, untilMs: nowMs() + BODY_WITHIN_MS });
      // Node closes a request when its body has been read, or when the client has gone.
      request.on('close', forget);
    },
    [Symbol.dispose]: () => clearInterval(look),
  };
}

function cut(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (!response.headersSent) response.writeHead(408, { connection: 'close' });
  response.end(() => request.destroy());
}
