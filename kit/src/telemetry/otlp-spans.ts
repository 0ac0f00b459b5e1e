import { SpanKind, SpanStatusCode, type Attributes, type HrTime, type SpanContext } from '@opentelemetry/api';
import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { keyValues, nanos, resourceOf } from './otlp.ts';

/** What is needed of a span to send it: one of the SDK, or one made afterwards for a request that turned out to matter. */
export type EndedSpan = Pick<
  ReadableSpan,
  'name' | 'kind' | 'spanContext' | 'startTime' | 'endTime' | 'attributes' | 'status' | 'events'
> & {
  readonly parentSpanContext?: SpanContext | undefined;
};

export interface ServiceSpan {
  readonly service: string;
  readonly span: EndedSpan;
}

type TraceBody = Input<typeof monitoring.operations.takeTraces>['body'];

/** OTLP counts kinds from 1 in another order than the API: internal 1, server 2, client 3, producer 4, consumer 5. */
const KINDS: Readonly<Record<SpanKind, number>> = {
  [SpanKind.INTERNAL]: 1,
  [SpanKind.SERVER]: 2,
  [SpanKind.CLIENT]: 3,
  [SpanKind.PRODUCER]: 4,
  [SpanKind.CONSUMER]: 5,
};

/** Spans as an OTLP/HTTP JSON body, by service. */
export function encodeSpans(spans: readonly ServiceSpan[], replica: string): TraceBody {
  return {
    resourceSpans: [...Map.groupBy(spans, ({ service }) => service)].map(([service, group]) => ({
      resource: resourceOf(service, replica),
      scopeSpans: [{ scope: { name: 'aceso' }, spans: group.map(({ span }) => encode(span)) }],
    })),
  };
}

function encode(span: EndedSpan) {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    ...(span.parentSpanContext === undefined ? {} : { parentSpanId: span.parentSpanContext.spanId }),
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: nanos(span.startTime),
    endTimeUnixNano: nanos(span.endTime),
    attributes: keyValues(span.attributes),
    events: span.events.map(({ name, time, attributes }) => ({ name, timeUnixNano: nanos(time), attributes: keyValues(attributes ?? {}) })),
    status: span.status.code === SpanStatusCode.ERROR ? { code: 2 } : {},
  };
}

/** A span made after the fact. */
export function lateSpan(given: {
  readonly name: string;
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}): EndedSpan {
  return {
    name: given.name,
    kind: SpanKind.SERVER,
    spanContext: () => given.context,
    parentSpanContext: given.parent,
    startTime: hrTime(given.startMs),
    endTime: hrTime(given.endMs),
    attributes: given.attributes,
    status: { code: given.failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    events: [],
  };
}

const hrTime = (ms: number): HrTime => [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
