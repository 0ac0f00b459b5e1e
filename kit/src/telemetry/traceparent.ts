import { context, isSpanContextValid, trace, TraceFlags, type Context, type SpanContext, type TextMapPropagator } from '@opentelemetry/api';

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** Reads a W3C traceparent (Trace Context level 1, 3.2); undefined when it is none. A later version than 00 is read as far as 00 goes. */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  const [, version, traceId, spanId, flags] = FORM.exec(text ?? '') ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined || version === 'ff') return undefined;
  if (version === '00' && text?.length !== 55) return undefined;
  const found = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(found) ? found : undefined;
}

/** The traceparent that a request or an event carries on. */
export const formatTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;

/** Runs `act` as if it had been called by the span that the traceparent names; without one, as it is. */
export function withRemoteParent<T>(traceparent: string | undefined, act: () => T): T {
  const parent = parseTraceparent(traceparent);
  return parent === undefined ? act() : context.with(trace.setSpanContext(context.active(), parent), act);
}

/** Carries the trace over HTTP in the W3C form. Baggage is not carried: it would leave the installation unseen. */
export const W3C: TextMapPropagator = {
  fields: () => ['traceparent'],
  inject(from, carrier, setter) {
    const span = trace.getSpanContext(from);
    if (span !== undefined && isSpanContextValid(span)) setter.set(carrier, 'traceparent', formatTraceparent(span));
  },
  extract(into: Context, carrier, getter) {
    const given = getter.get(carrier, 'traceparent');
    const parent = parseTraceparent(typeof given === 'string' ? given : undefined);
    return parent === undefined ? into : trace.setSpanContext(into, parent);
  },
};
