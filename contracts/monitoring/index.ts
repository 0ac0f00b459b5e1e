import Type from 'typebox';
import { contract, event, operation, setting } from '../index.ts';
import { Cursor, Id, Instant, pageOf } from '../shapes/index.ts';
import { LogExport, LogExportAnswer, MetricExport, MetricExportAnswer, TraceExport, TraceExportAnswer } from './otlp.ts';
import {
  Alert,
  AlertRule,
  ErrorGroup,
  HealthChange,
  LogLevel,
  LogLine,
  NamedCount,
  RouteFigures,
  ServiceHealth,
  Trace,
  TraceId,
  TraceSummary,
} from './screens.ts';

export * from './otlp.ts';
export * from './screens.ts';

/** Metric that every service reports for each route: seconds from request to answer (OpenTelemetry semantic conventions, HTTP). */
export const REQUEST_DURATION = 'http.server.request.duration';
/** Metric that every service reports for its subscriptions: seconds that the oldest event not yet handled has waited. */
export const SUBSCRIPTION_LAG = 'aceso.subscription.lag';

const TELEMETRY_BYTES = 4_194_304;
const Service = Type.Optional(Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 }));
const Window = { from: Type.Optional(Instant), to: Type.Optional(Instant) };
const LogFilter = {
  q: Type.Optional(
    Type.String({
      maxLength: 400,
      description: 'Words that must all occur, `"a phrase"`, and `service:`, `level:`, `trace:` with a value.',
    }),
  ),
  service: Service,
  level: Type.Optional(LogLevel),
  trace: Type.Optional(TraceId),
};

export const monitoring = contract({
  service: 'monitoring',
  summary: 'Logs, traces, metrics, health history and alerts of the whole installation.',
  operations: {
    takeTraces: operation({
      id: 'monitoring.takeTraces',
      method: 'POST',
      path: '/v1/traces',
      internal: true,
      permission: 'monitoring:telemetry:write',
      summary: 'OTLP/HTTP JSON: spans.',
      body: TraceExport,
      output: TraceExportAnswer,
      errors: [],
      bodyLimit: TELEMETRY_BYTES,
    }),
    takeLogs: operation({
      id: 'monitoring.takeLogs',
      method: 'POST',
      path: '/v1/logs',
      internal: true,
      permission: 'monitoring:telemetry:write',
      summary: 'OTLP/HTTP JSON: log records.',
      body: LogExport,
      output: LogExportAnswer,
      errors: [],
      bodyLimit: TELEMETRY_BYTES,
    }),
    takeMetrics: operation({
      id: 'monitoring.takeMetrics',
      method: 'POST',
      path: '/v1/metrics',
      internal: true,
      permission: 'monitoring:telemetry:write',
      summary: 'OTLP/HTTP JSON: metrics as deltas.',
      body: MetricExport,
      output: MetricExportAnswer,
      errors: [],
      bodyLimit: TELEMETRY_BYTES,
    }),
    searchLogs: operation({
      id: 'monitoring.searchLogs',
      method: 'GET',
      path: '/v1/ops/logs',
      permission: 'monitoring:logs:read',
      summary: 'Log lines, newest first.',
      query: Type.Object({ ...LogFilter, ...Window, after: Cursor, limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }) }),
      output: pageOf(LogLine),
      errors: [],
    }),
    summarizeLogs: operation({
      id: 'monitoring.summarizeLogs',
      method: 'GET',
      path: '/v1/ops/logs/facets',
      permission: 'monitoring:logs:read',
      summary: 'How many lines by service, by level and over time, and the failures by message.',
      query: Type.Object({ ...LogFilter, ...Window }),
      output: Type.Object({
        services: Type.Array(NamedCount),
        levels: Type.Array(NamedCount),
        histogram: Type.Array(Type.Object({ from: Instant, count: Type.Integer() })),
        errors: Type.Array(ErrorGroup),
      }),
      errors: [],
    }),
    followLogs: operation({
      id: 'monitoring.followLogs',
      method: 'GET',
      path: '/v1/ops/logs/live',
      permission: 'monitoring:logs:read',
      summary: 'New log lines as they come, as server-sent events.',
      query: Type.Object(LogFilter),
      answers: 'event-stream',
      errors: ['too-many-followers'],
    }),
    listTraces: operation({
      id: 'monitoring.listTraces',
      method: 'GET',
      path: '/v1/ops/traces',
      permission: 'monitoring:traces:read',
      summary: 'Traces of a time, the slowest, the newest or the failed ones first.',
      query: Type.Object({
        ...Window,
        service: Service,
        route: Type.Optional(Type.String({ maxLength: 200, description: 'Name of a span, such as `POST /v1/uploads`.' })),
        failed: Type.Optional(Type.Boolean()),
        longerThanMs: Type.Optional(Type.Number({ minimum: 0 })),
        order: Type.Union([Type.Literal('slowest'), Type.Literal('newest')], { default: 'slowest' }),
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
      }),
      output: Type.Object({ items: Type.Array(TraceSummary) }),
      errors: [],
    }),
    getTrace: operation({
      id: 'monitoring.getTrace',
      method: 'GET',
      path: '/v1/ops/traces/:traceId',
      permission: 'monitoring:traces:read',
      summary: 'One trace as a waterfall, with its log lines in place and its critical path.',
      params: Type.Object({ traceId: TraceId }),
      output: Trace,
      errors: ['no-such-trace'],
    }),
    listRoutes: operation({
      id: 'monitoring.listRoutes',
      method: 'GET',
      path: '/v1/ops/routes',
      permission: 'monitoring:metrics:read',
      summary: 'Rate, share of errors and durations of every route; the last hour unless told otherwise.',
      query: Type.Object({ ...Window, service: Service }),
      output: Type.Object({ from: Instant, to: Instant, items: Type.Array(RouteFigures) }),
      errors: [],
    }),
    getHealth: operation({
      id: 'monitoring.getHealth',
      method: 'GET',
      path: '/v1/ops/health',
      permission: 'monitoring:health:read',
      summary: 'All services: state, since when, why, replicas, lag, speed; and one sentence.',
      output: Type.Object({
        sentence: Type.String(),
        checkedAt: Type.Optional(Instant),
        services: Type.Array(ServiceHealth),
        alerts: Type.Array(Alert),
      }),
      errors: [],
    }),
    listHealthHistory: operation({
      id: 'monitoring.listHealthHistory',
      method: 'GET',
      path: '/v1/ops/health/history',
      permission: 'monitoring:health:read',
      summary: 'Changes of state, newest first.',
      query: Type.Object({ ...Window, service: Service, limit: Type.Integer({ minimum: 1, maximum: 1000, default: 200 }) }),
      output: Type.Object({ items: Type.Array(HealthChange) }),
      errors: [],
    }),
    listAlerts: operation({
      id: 'monitoring.listAlerts',
      method: 'GET',
      path: '/v1/ops/alerts',
      permission: 'monitoring:health:read',
      summary: 'Alerts that stand and those of the last days, newest first.',
      query: Type.Object({ standing: Type.Optional(Type.Boolean()), limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }) }),
      output: Type.Object({ items: Type.Array(Alert) }),
      errors: [],
    }),
    exposeMetrics: operation({
      id: 'monitoring.exposeMetrics',
      method: 'GET',
      path: '/metrics',
      permission: 'monitoring:metrics:read',
      summary: 'Metrics of the whole installation in the Prometheus text format.',
      answers: 'text',
      errors: [],
    }),
  },
  events: {
    alertRaised: event({
      type: 'monitoring.alert-raised',
      version: 1,
      summary: 'Something needs an operator.',
      payload: Type.Object({
        alertId: Id,
        rule: AlertRule,
        service: Type.String(),
        summary: Type.String(),
        link: Type.String({ description: 'Path in the web app.' }),
        raisedAt: Instant,
      }),
    }),
    alertCleared: event({
      type: 'monitoring.alert-cleared',
      version: 1,
      summary: 'What needed an operator is over.',
      payload: Type.Object({
        alertId: Id,
        rule: AlertRule,
        service: Type.String(),
        summary: Type.String(),
        link: Type.String({ description: 'Path in the web app.' }),
        raisedAt: Instant,
        clearedAt: Instant,
      }),
    }),
  },
  settings: {
    logDays: setting({
      schema: Type.Integer({ minimum: 1, maximum: 3650 }),
      default: 14,
      applies: 'live',
      summary: 'Days that log lines are kept.',
    }),
    traceDays: setting({
      schema: Type.Integer({ minimum: 1, maximum: 3650 }),
      default: 7,
      applies: 'live',
      summary: 'Days that traces are kept.',
    }),
    metricDays: setting({
      schema: Type.Integer({ minimum: 1, maximum: 3650 }),
      default: 30,
      applies: 'live',
      summary: 'Days that metrics and the history of health are kept.',
    }),
    probeSeconds: setting({
      schema: Type.Number({ minimum: 0.1, maximum: 300 }),
      default: 5,
      applies: 'live',
      summary: 'Seconds between two looks at the health of the services.',
    }),
    alertAfterSeconds: setting({
      schema: Type.Number({ minimum: 0, maximum: 86_400 }),
      default: 30,
      applies: 'live',
      summary: 'Seconds that a service must not be ready before an alert is raised.',
    }),
    alertErrorShare: setting({
      schema: Type.Number({ minimum: 0.001, maximum: 1 }),
      default: 0.1,
      applies: 'live',
      summary: 'Share of failed requests in five minutes, 0 to 1, from which an alert is raised.',
    }),
    alertErrorRequests: setting({
      schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      default: 50,
      applies: 'live',
      summary: 'Requests in five minutes below which the share of failures says nothing.',
    }),
  },
  problems: {
    'no-such-trace': {
      status: 404,
      title: 'This trace is not kept.',
      fix: 'It may be older than `monitoring.traceDays`, or was never sampled.',
    },
    'too-many-followers': { status: 503, title: 'Too many screens follow the log.', fix: 'Close one, or search the log instead.' },
  },
});
