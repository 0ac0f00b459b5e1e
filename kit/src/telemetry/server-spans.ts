import { context, SpanKind, SpanStatusCode, trace, type Context, type Span, type Tracer } from '@opentelemetry/api';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { lateSpan, type EndedSpan } from './otlp-spans.ts';
import { createRate } from './rate.ts';
import type { RequestDurations } from './request-durations.ts';
import { CATCH_ALL, finalRoute } from './route-name.ts';
import { decided } from './sampler.ts';
import { parseTraceparent } from './traceparent.ts';
import { UnkeptSpan } from './unkept-span.ts';

/** Asked all the time by probers and by telemetry itself: they would drown what people do. */
const SILENT = new Set(['/livez', '/readyz', '/metrics']);
const SILENT_IN_MONITORING = new Set(['/v1/traces', '/v1/logs', '/v1/metrics']);

export interface ServerSpanDeps {
  readonly service: string;
  readonly tracer: Tracer;
  readonly durations: RequestDurations;
  /** Whether a span below this context is to be kept. Asked before it is made: one that is not kept costs next to nothing. */
  readonly keeps: (parent: Context) => boolean;
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
  /** As it is registered; where a gateway's leads to is known at the end. */
  readonly route: string;
  readonly startMs: number;
  readonly started: number;
}

/** Where a request keeps what is measured of it, from its first hook to its last. */
const IN_HAND = Symbol('server span of a request');
type Measured = FastifyRequest & { [IN_HAND]?: InHand | undefined };

/** One server span and one duration a request. Not sampled, it costs next to nothing; failures and slow ones are kept in any case. */
export interface ServerSpans {
  /** Adds them to an application, before its routes. */
  decorate(app: FastifyInstance): void;
  /** Answers a request by `act`, without an application. */
  serve(request: IncomingMessage, response: ServerResponse, act: () => void): void;
}

export function createServerSpans(deps: ServerSpanDeps): ServerSpans {
  const rate = createRate();
  const mayAsk = (): boolean => deps.askedPerSecond === undefined || rate.take(deps.askedPerSecond());
  return {
    decorate(app) {
      app.decorateRequest(IN_HAND, undefined);
      app.addHook('onRequest', (request: Measured, _reply, done) => {
        const route = request.routeOptions.url ?? 'none';
        if (!isSilent(deps.service, route)) request[IN_HAND] = begin(deps, request.raw, route, mayAsk);
        done();
      });
      // Reading the body leaves the flow of the program; from here on it is one flow to the end of the handler.
      app.addHook('preValidation', (request: Measured, _reply, done) => {
        const known = request[IN_HAND];
        if (known === undefined) done();
        else context.with(known.active, done);
      });
      app.addHook('onResponse', (request: Measured, reply, done) => {
        const known = request[IN_HAND];
        if (known !== undefined) finish(deps, known, request.raw, reply.raw, () => reply.getHeader('content-type'));
        done();
      });
    },
    serve(request, response, act) {
      const known = begin(deps, request, CATCH_ALL, mayAsk);
      response.on('finish', () => finish(deps, known, request, response, () => response.getHeader('content-type')));
      context.with(known.active, act);
    },
  };
}

const isSilent = (service: string, route: string): boolean =>
  SILENT.has(route) || (service === 'monitoring' && SILENT_IN_MONITORING.has(route));

/** The caller in the same process is the parent; else the one that the header names. */
function begin(deps: ServerSpanDeps, request: IncomingMessage, route: string, mayAsk: () => boolean): InHand {
  const now = context.active();
  const header = request.headers['traceparent'];
  const remote = typeof header === 'string' && trace.getSpan(now) === undefined ? parseTraceparent(header) : undefined;
  const granted = remote === undefined || remote.traceFlags === 0 || mayAsk() ? remote : { ...remote, traceFlags: 0 };
  const parent = granted === undefined ? now : trace.setSpanContext(now, granted);
  const span = deps.keeps(parent) ? keptSpan(deps, methodOf(request), route, parent) : new UnkeptSpan(trace.getSpanContext(parent));
  return { span, parent, route, active: trace.setSpan(parent, span), startMs: Date.now(), started: performance.now() };
}

const methodOf = ({ method = 'GET' }: IncomingMessage): string => method;

const keptSpan = ({ tracer }: ServerSpanDeps, method: string, route: string, parent: Context): Span =>
  tracer.startSpan(
    `${method} ${route}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': route } },
    decided(parent),
  );

function finish(
  deps: ServerSpanDeps,
  known: InHand,
  request: IncomingMessage,
  { statusCode: status }: ServerResponse,
  contentType: () => unknown,
): void {
  const tookMs = performance.now() - known.started;
  const method = methodOf(request);
  const failed = status >= 500;
  const route = finalRoute(known.route, request);
  deps.durations.record(method, route, status, tookMs / 1000);
  const { span } = known;
  /** Only of requests whose trace is kept: a line for each request would cost more than the request. */
  const line = () => ({ method, route, status, tookMs: Math.round(tookMs * 100) / 100 });
  if (span.isRecording()) {
    // A gateway knows only meanwhile where a request leads.
    span.updateName(`${method} ${route}`).setAttribute('http.route', route);
    span.setAttribute('http.response.status_code', status);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    context.with(known.active, () => deps.log.info(line(), 'request answered'));
    span.end();
    return;
  }
  // A stream stays open as long as its reader likes: that is not slow.
  const slow = tookMs >= deps.slowMs() && !String(contentType()).startsWith('text/event-stream');
  if (!failed && !slow) return;
  if (slow) context.with(known.active, () => deps.log.warn(line(), 'slow request'));
  deps.keep(
    lateSpan({
      name: `${method} ${route}`,
      context: span.spanContext(),
      parent: trace.getSpanContext(known.parent),
      startMs: known.startMs,
      endMs: known.startMs + tookMs,
      failed,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        'aceso.kept_because': failed ? 'failed' : 'slow',
      },
    }),
  );
}
