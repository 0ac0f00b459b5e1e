import { trace } from '@opentelemetry/api';
import { pino, type Logger } from 'pino';
import { scrub } from './scrub.ts';

/** Takes finished lines: JSON without a secret, ended by a newline. */
export type LineSink = (line: string) => void;

const CAUSES_AT_MOST = 4;

/** Logger of one service: every line names the service and, inside a trace, the trace and the span. */
export function createLogger(service: string, sink: LineSink, level: string = 'info'): Logger {
  return pino(
    {
      level,
      base: { service },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError },
      mixin: traceIds,
    },
    { write: (line: string) => sink(scrub(line)) },
  );
}

function traceIds(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}

/** Name, message, code and stack along the causes; other fields of an error may hold what must not be kept. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? { message: error } : { message: 'not an error' };
  const { code } = error as Error & { readonly code?: unknown }; // System errors, SQL failures and faults have one.
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= CAUSES_AT_MOST ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}
