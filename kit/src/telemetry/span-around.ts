import { SpanKind, SpanStatusCode, trace, TraceFlags, type Attributes, type Span, type Tracer } from '@opentelemetry/api';
import { Fault } from '../fault.ts';

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
}

/** True inside a trace that is kept. */
export function isTraced(): boolean {
  const span = trace.getActiveSpan();
  return span !== undefined && (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
}

/** Runs `act` in a span of its own when the trace is kept, and plainly when not: what is not kept costs nothing. */
export async function spanAround<T>(tracer: Tracer, name: string, options: SpanOptions, act: () => Promise<T>): Promise<T> {
  if (!isTraced()) return await act();
  return await tracer.startActiveSpan(
    name,
    { kind: options.kind ?? SpanKind.INTERNAL, attributes: options.attributes ?? {} },
    async (span) => {
      try {
        return await act();
      } catch (error) {
        markFailed(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
  );
}

/** Notes the kind of failure, never its message: that may speak of a person. An expected refusal is no failure. */
export function markFailed(span: Span, error: unknown): void {
  const type = error instanceof Fault ? error.code : error instanceof Error ? error.name : 'unknown';
  span.setAttribute('error.type', type);
  if (!(error instanceof Fault) || error.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}
