import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Meter, Tracer } from '@opentelemetry/api';

/** Tracer and meter of one service: `service.name` is set on them, since one process may host many services. */
export interface Telemetry {
  readonly tracer: Tracer;
  readonly meter: Meter;
  /** Answers a request by `act` under a server span of its own: for what no application sees. */
  serve(request: IncomingMessage, response: ServerResponse, act: () => void): void;
}
