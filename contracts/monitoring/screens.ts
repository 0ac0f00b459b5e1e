import Type, { type Static } from 'typebox';
import { Instant } from '../shapes/index.ts';

export const TraceId = Type.String({ pattern: '^[0-9a-f]{32}$' });
export const SpanId = Type.String({ pattern: '^[0-9a-f]{16}$' });
export const LogLevel = Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('error')]);
const Attributes = Type.Record(Type.String(), Type.Unknown());

export const LogLine = Type.Object({
  id: Type.String(),
  at: Instant,
  service: Type.String(),
  replica: Type.Optional(Type.String()),
  level: LogLevel,
  message: Type.String(),
  attributes: Attributes,
  traceId: Type.Optional(TraceId),
  spanId: Type.Optional(SpanId),
});

export const NamedCount = Type.Object({ name: Type.String(), count: Type.Integer() });

/** The same failure, told once with how often it came. */
export const ErrorGroup = Type.Object({
  service: Type.String(),
  message: Type.String(),
  count: Type.Integer(),
  firstAt: Instant,
  lastAt: Instant,
  traceId: Type.Optional(TraceId),
});

export const TraceSummary = Type.Object({
  traceId: TraceId,
  name: Type.String({ description: 'What began it, such as `POST /v1/uploads`.' }),
  service: Type.String(),
  startedAt: Instant,
  durationMs: Type.Number(),
  spans: Type.Integer(),
  services: Type.Array(Type.String()),
  failed: Type.Boolean(),
});

/** One bar of the waterfall. */
export const WaterfallSpan = Type.Object({
  spanId: SpanId,
  parentSpanId: Type.Optional(SpanId),
  depth: Type.Integer({ minimum: 0 }),
  service: Type.String(),
  name: Type.String(),
  kind: Type.Union([
    Type.Literal('internal'),
    Type.Literal('server'),
    Type.Literal('client'),
    Type.Literal('producer'),
    Type.Literal('consumer'),
  ]),
  offsetMs: Type.Number({ description: 'Milliseconds after the beginning of the trace.' }),
  durationMs: Type.Number(),
  failed: Type.Boolean(),
  critical: Type.Boolean({ description: 'On the critical path: a faster one would have made the whole faster.' }),
  attributes: Attributes,
  events: Type.Array(Type.Object({ name: Type.String(), offsetMs: Type.Number(), attributes: Attributes })),
  logs: Type.Array(LogLine),
});

export const Trace = Type.Object({
  traceId: TraceId,
  startedAt: Instant,
  durationMs: Type.Number(),
  services: Type.Array(Type.String()),
  spans: Type.Array(WaterfallSpan),
  criticalPath: Type.Array(SpanId),
  logs: Type.Array(LogLine, { description: 'Lines of the trace that belong to no span that is known.' }),
  cut: Type.Boolean({ description: 'The trace has more spans than are shown.' }),
});

/** Rate, errors and duration of one route. */
export const RouteFigures = Type.Object({
  service: Type.String(),
  method: Type.String(),
  route: Type.String(),
  requests: Type.Integer(),
  perMinute: Type.Number(),
  errors: Type.Integer({ description: 'Answers with a status of 500 and above.' }),
  errorShare: Type.Number(),
  p50Ms: Type.Number(),
  p95Ms: Type.Number(),
  p99Ms: Type.Number(),
});

export const HealthState = Type.Union([Type.Literal('ready'), Type.Literal('not-ready'), Type.Literal('away'), Type.Literal('unknown')]);

export const ServiceHealth = Type.Object({
  service: Type.String(),
  state: HealthState,
  since: Type.Optional(Instant),
  reasons: Type.Array(Type.String()),
  replicas: Type.Array(
    Type.Object({ address: Type.String(), state: HealthState, since: Instant, reasons: Type.Array(Type.String()), checkedAt: Instant }),
  ),
  lagSeconds: Type.Optional(Type.Number({ description: 'How far the slowest of its subscriptions is behind the event log.' })),
  requestsPerMinute: Type.Optional(Type.Number()),
  errorShare: Type.Optional(Type.Number()),
  p95Ms: Type.Optional(Type.Number()),
});

export const HealthChange = Type.Object({
  service: Type.String(),
  address: Type.String(),
  state: HealthState,
  reasons: Type.Array(Type.String()),
  at: Instant,
});

export const AlertRule = Type.Union([Type.Literal('service-not-ready'), Type.Literal('error-share-high')]);
export const Alert = Type.Object({
  alertId: Type.String({ format: 'uuid' }),
  rule: AlertRule,
  service: Type.String(),
  summary: Type.String(),
  raisedAt: Instant,
  clearedAt: Type.Optional(Instant),
});
export type LogLine = Static<typeof LogLine>;
export type HealthState = Static<typeof HealthState>;
export type AlertRule = Static<typeof AlertRule>;
export type Alert = Static<typeof Alert>;
export type HealthChange = Static<typeof HealthChange>;
