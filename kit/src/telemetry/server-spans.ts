import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Histogram, type Span } from '@opentelemetry/api';
import { REQUEST_DURATION } from '@aceso/contracts/monitoring';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { lateSpan, type EndedSpan } from './otlp-spans.ts';
import { createRate } from './rate.ts';
import type { Telemetry } from './telemetry.ts';
import { routeOf } from './route-name.ts';
import { parseTraceparent } from './traceparent.ts';

/** Bounds in seconds: those of the OpenTelemetry HTTP conventions, with finer steps below 5 ms, where most of our answers are. */
export const DURATION_BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
/** Asked all the time by probers and by telemetry itself: they would drown what people do. */
const SILENT = new Set(['/livez', '/readyz', '/metrics']);
const SILENT_IN_MONITORING = new Set(['/v1/traces', '/v1/logs', '/v1/metrics']);

export interface ServerSpanDeps {
  readonly service: string;
  readonly telemetry: Telemetry;
  readonly log: Logger;
  readonly slowMs: () => number;
  /** Bound on traces that callers from outside may ask for, at the edge; undefined inside the installation. */
  readonly askedPerSecond?: (() => number) | undefined;
  /** Takes a span that was not sampled but turned out to matter. */
  readonly keep: (span: EndedSpan) => void;
}

interface InHand {
  readonly span: Span;
  readonly active: Context;
  readonly parent: Context;
  readonly startMs: number;
  readonly started: number;
}

/** One server span and one duration a request. Not sampled, it costs two ids and a timer; failures and slow ones are kept in any case. */
export function traceRequests(app: FastifyInstance, deps: ServerSpanDeps): void {
  const inHand = new WeakMap<FastifyRequest, InHand>();
  const rate = createRate();
  const mayAsk = (): boolean => deps.askedPerSecond === undefined || rate.take(deps.askedPerSecond());
  const durations = deps.telemetry.meter.createHistogram(REQUEST_DURATION, {
    unit: 's',
    description: 'Time from request to answer.',
    advice: { explicitBucketBoundaries: [...DURATION_BOUNDS] },
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isSilent(deps.service, request)) inHand.set(request, begin(deps.telemetry, request, mayAsk));
    done();
  });
  // Reading the body leaves the flow of the program; from here on it is one flow to the end of the handler.
  app.addHook('preValidation', (request, _reply, done) => {
    const known = inHand.get(request);
    if (known === undefined) done();
    else context.with(known.active, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const known = inHand.get(request);
    if (known !== undefined) finish(deps, durations, known, request, reply);
    done();
  });
}

const isSilent = (service: string, request: FastifyRequest): boolean => {
  const route = request.routeOptions.url ?? '';
  return SILENT.has(route) || (service === 'monitoring' && SILENT_IN_MONITORING.has(route));
};

/** The caller in the same process is the parent; else the one that the header names. */
function begin({ tracer }: Telemetry, request: FastifyRequest, mayAsk: () => boolean): InHand {
  const now = context.active();
  const header = request.headers['traceparent'];
  const remote = trace.getSpan(now) === undefined && typeof header === 'string' ? parseTraceparent(header) : undefined;
  const granted = remote === undefined || remote.traceFlags === 0 || mayAsk() ? remote : { ...remote, traceFlags: 0 };
  const parent = granted === undefined ? now : trace.setSpanContext(now, granted);
  const route = routeOf(request);
  const attributes = { 'http.request.method': request.method, 'http.route': route };
  const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  return { span, parent, active: trace.setSpan(parent, span), startMs: Date.now(), started: performance.now() };
}

function finish(deps: ServerSpanDeps, durations: Histogram, known: InHand, request: FastifyRequest, reply: FastifyReply): void {
  const tookMs = performance.now() - known.started;
  const failed = reply.statusCode >= 500;
  const route = routeOf(request);
  const attributes: Attributes = {
    'http.request.method': request.method,
    'http.route': route,
    'http.response.status_code': reply.statusCode,
  };
  durations.record(tookMs / 1000, attributes);
  const { span } = known;
  if (span.isRecording()) {
    // A gateway knows only meanwhile where a request leads.
    span.updateName(`${request.method} ${route}`).setAttribute('http.route', route);
    span.setAttribute('http.response.status_code', reply.statusCode);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    context.with(known.active, () => deps.log.info(lineOf(attributes, tookMs), 'request answered'));
    span.end();
    return;
  }
  // A stream stays open as long as its reader likes: that is not slow.
  const slow = tookMs >= deps.slowMs() && !String(reply.getHeader('content-type')).startsWith('text/event-stream');
  if (!failed && !slow) return;
  if (slow) context.with(known.active, () => deps.log.warn(lineOf(attributes, tookMs), 'slow request'));
  deps.keep(
    lateSpan({
      name: `${request.method} ${route}`,
      context: span.spanContext(),
      parent: trace.getSpanContext(known.parent),
      startMs: known.startMs,
      endMs: known.startMs + tookMs,
      failed,
      attributes: { ...attributes, 'aceso.kept_because': failed ? 'failed' : 'slow' },
    }),
  );
}

/** Only of requests whose trace is kept: a line for each request would cost more than the request. */
const lineOf = (attributes: Attributes, tookMs: number) => ({
  method: attributes['http.request.method'],
  route: attributes['http.route'],
  status: attributes['http.response.status_code'],
  tookMs: Math.round(tookMs * 100) / 100,
});
