import { context, SpanKind, SpanStatusCode, trace, TraceFlags, type Tracer } from '@opentelemetry/api';
import type { Message } from '../module.ts';

/** W3C trace context of the active span; null outside a trace. */
export function currentTraceparent(): string | null {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined || !trace.isSpanContextValid(span)
    ? null
    : `00-${span.traceId}-${span.spanId}-0${(span.traceFlags & TraceFlags.SAMPLED).toString(16)}`;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Handles a message inside the trace that caused it. */
export async function traced<T>(tracer: Tracer, message: Message, act: () => Promise<T>): Promise<T> {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(message.traceparent ?? '') ?? [];
  const parent =
    traceId === undefined || spanId === undefined || flags === undefined
      ? context.active()
      : trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
  const attributes = { 'messaging.system': 'aceso', 'messaging.operation.type': 'process', 'messaging.message.id': message.id };
  return tracer.startActiveSpan(`handle ${message.type}`, { kind: SpanKind.CONSUMER, attributes }, parent, async (span) => {
    try {
      return await act();
    } catch (cause) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw cause;
    } finally {
      span.end();
    }
  });
}
