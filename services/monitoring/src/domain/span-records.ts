import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { isKept, type KeptTime } from './kept-time.ts';
import { microsOf, plainAttributes, senderOf, withoutNul } from './otlp-values.ts';

type Body = Input<typeof monitoring.operations.takeTraces>['body'];
export type SpanKind = Output<typeof monitoring.operations.getTrace>['spans'][number]['kind'];

export interface SpanRecord {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly service: string;
  readonly replica: string | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  /** Microseconds since the epoch. */
  readonly startUs: number;
  readonly durationUs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly atUs: number; readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** OTLP span kinds by number (trace.proto `SpanKind`). */
const KINDS: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'];
const STATUS_ERROR = 2;

/** Spans of a batch, and how many had impossible times. */
export function spanRecordsOf(body: Body, kept: KeptTime): { readonly records: readonly SpanRecord[]; readonly rejected: number } {
  const records: SpanRecord[] = [];
  let rejected = 0;
  for (const { resource, scopeSpans } of body.resourceSpans) {
    const sender = senderOf(resource);
    for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
      const startUs = microsOf(span.startTimeUnixNano);
      const durationUs = microsOf(span.endTimeUnixNano) - startUs;
      if (durationUs < 0 || !isKept(startUs / 1000, kept)) {
        rejected += 1;
        continue;
      }
      records.push({
        ...sender,
        startUs,
        durationUs,
        traceId: span.traceId.toLowerCase(),
        spanId: span.spanId.toLowerCase(),
        parentSpanId: span.parentSpanId === '' ? undefined : span.parentSpanId?.toLowerCase(),
        name: withoutNul(span.name),
        kind: KINDS[span.kind ?? 0] ?? 'internal',
        failed: span.status?.code === STATUS_ERROR,
        attributes: plainAttributes(span.attributes),
        events: (span.events ?? []).map(({ name, timeUnixNano, attributes }) => ({
          name: withoutNul(name),
          atUs: timeUnixNano === undefined ? startUs : microsOf(timeUnixNano),
          attributes: plainAttributes(attributes),
        })),
      });
    }
  }
  return { records, rejected };
}
