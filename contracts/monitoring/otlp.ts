import Type from 'typebox';

/** 64-bit integers travel as text in OTLP JSON; small ones may come as numbers. */
const Long = Type.Union([Type.String({ pattern: '^-?\\d{1,20}$' }), Type.Integer()]);
const KeyValue = Type.Object({ key: Type.String({ maxLength: 256 }), value: Type.Optional(Type.Record(Type.String(), Type.Unknown())) });
const Attributes = Type.Optional(Type.Array(KeyValue, { maxItems: 128 }));
const Resource = Type.Optional(Type.Object({ attributes: Attributes }));
const Scope = Type.Optional(Type.Object({ name: Type.Optional(Type.String()), version: Type.Optional(Type.String()) }));
const TraceId = Type.String({ pattern: '^[0-9a-fA-F]{32}$' });
const SpanId = Type.String({ pattern: '^[0-9a-fA-F]{16}$' });
const OptionalSpanId = Type.Optional(Type.String({ pattern: '^([0-9a-fA-F]{16})?$' }));

export const OtlpSpan = Type.Object({
  traceId: TraceId,
  spanId: SpanId,
  parentSpanId: OptionalSpanId,
  name: Type.String({ maxLength: 1024 }),
  kind: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  startTimeUnixNano: Long,
  endTimeUnixNano: Long,
  attributes: Attributes,
  events: Type.Optional(
    Type.Array(Type.Object({ timeUnixNano: Type.Optional(Long), name: Type.String({ maxLength: 1024 }), attributes: Attributes }), {
      maxItems: 128,
    }),
  ),
  status: Type.Optional(Type.Object({ code: Type.Optional(Type.Integer()), message: Type.Optional(Type.String()) })),
});

/** OTLP 1.x `ExportTraceServiceRequest` in JSON. */
export const TraceExport = Type.Object({
  resourceSpans: Type.Array(
    Type.Object({ resource: Resource, scopeSpans: Type.Array(Type.Object({ scope: Scope, spans: Type.Array(OtlpSpan) })) }),
  ),
});

export const OtlpLogRecord = Type.Object({
  timeUnixNano: Type.Optional(Long),
  observedTimeUnixNano: Type.Optional(Long),
  severityNumber: Type.Optional(Type.Integer({ minimum: 0, maximum: 24 })),
  severityText: Type.Optional(Type.String({ maxLength: 32 })),
  body: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  attributes: Attributes,
  traceId: Type.Optional(Type.String({ pattern: '^([0-9a-fA-F]{32})?$' })),
  spanId: OptionalSpanId,
});

/** OTLP 1.x `ExportLogsServiceRequest` in JSON. */
export const LogExport = Type.Object({
  resourceLogs: Type.Array(
    Type.Object({ resource: Resource, scopeLogs: Type.Array(Type.Object({ scope: Scope, logRecords: Type.Array(OtlpLogRecord) })) }),
  ),
});

const NumberPoint = Type.Object({
  attributes: Attributes,
  startTimeUnixNano: Type.Optional(Long),
  timeUnixNano: Long,
  asDouble: Type.Optional(Type.Number()),
  asInt: Type.Optional(Long),
});
const HistogramPoint = Type.Object({
  attributes: Attributes,
  startTimeUnixNano: Type.Optional(Long),
  timeUnixNano: Long,
  count: Long,
  sum: Type.Optional(Type.Number()),
  bucketCounts: Type.Array(Long, { maxItems: 200 }),
  explicitBounds: Type.Array(Type.Number(), { maxItems: 199 }),
});

/** One metric; sums and histograms must be deltas (`aggregationTemporality` 1), others are refused as a partial success. */
export const OtlpMetric = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 256 }),
  description: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  gauge: Type.Optional(Type.Object({ dataPoints: Type.Array(NumberPoint) })),
  sum: Type.Optional(
    Type.Object({
      dataPoints: Type.Array(NumberPoint),
      aggregationTemporality: Type.Integer(),
      isMonotonic: Type.Optional(Type.Boolean()),
    }),
  ),
  histogram: Type.Optional(Type.Object({ dataPoints: Type.Array(HistogramPoint), aggregationTemporality: Type.Integer() })),
});

/** OTLP 1.x `ExportMetricsServiceRequest` in JSON. */
export const MetricExport = Type.Object({
  resourceMetrics: Type.Array(
    Type.Object({ resource: Resource, scopeMetrics: Type.Array(Type.Object({ scope: Scope, metrics: Type.Array(OtlpMetric) })) }),
  ),
});

const partial = (field: string) =>
  Type.Object({
    partialSuccess: Type.Optional(Type.Object({ [field]: Type.Integer(), errorMessage: Type.String() })),
  });
/** What was refused of a batch; a sender must not send it again. */
export const TraceExportAnswer = partial('rejectedSpans');
export const LogExportAnswer = partial('rejectedLogRecords');
export const MetricExportAnswer = partial('rejectedDataPoints');
