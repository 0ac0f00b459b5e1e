import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { AggregationTemporality, InstrumentType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { TracerProvider, type ReadableSpan, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { followContext } from './active-context.ts';
import { createExporter, type Exporter } from './exporter.ts';
import { createLogger, type LineSink } from './logger.ts';
import { observeProcess } from './process-metrics.ts';
import { createRequestDurations, type RequestDurations } from './request-durations.ts';
import { ShareSampler, type SamplingRule } from './sampler.ts';
import { createServerSpans } from './server-spans.ts';
import type { Telemetry } from './telemetry.ts';

/** Series of one metric at most; labels are routes and states, never people. */
const SERIES_AT_MOST = 1_000;
const EDGE = 'gateway';

/** How much one service tells about itself, moved by its settings while it runs. */
export interface Verbosity extends SamplingRule {
  readonly logLevel: string;
  readonly slowMs: number;
}

export interface ServiceTelemetry extends Telemetry {
  readonly log: Logger;
  set(change: Partial<Verbosity>): void;
  /** Adds server spans and durations to an application, before its routes. */
  decorate(app: FastifyInstance): void;
}

/** Telemetry of one process that may host many services. */
export interface ProcessTelemetry {
  of(service: string): ServiceTelemetry;
  readonly exporter: Exporter;
  stop(): Promise<void>;
}

export interface TelemetryOptions {
  /** Where finished log lines go beside monitoring. */
  readonly lines?: LineSink;
  readonly replica?: string;
}

/** Opens the telemetry of this process; nothing is sent until `exporter.begin`. */
export function openTelemetry(options: TelemetryOptions = {}): ProcessTelemetry {
  followContext();
  const replica = options.replica ?? `${hostname()}-${process.pid}`;
  const reader = new DeltaReader();
  const meters = new MeterProvider({ readers: [reader] });
  const services = new Map<string, ServiceTelemetry>();
  const durations: RequestDurations[] = [];
  const own = createLogger('telemetry', (line) => options.lines?.(line));
  const exporter = createExporter({
    replica,
    collect: async () => {
      const { resourceMetrics } = await reader.collect();
      return { ...resourceMetrics, scopeMetrics: [...resourceMetrics.scopeMetrics, ...durations.flatMap((one) => one.drain() ?? [])] };
    },
    onState: (works, cause) =>
      works
        ? own.info('monitoring takes telemetry again')
        : own.warn({ err: cause }, 'monitoring does not take telemetry; it waits, bounded'),
  });
  observeProcess(meters.getMeter('process'));
  meters
    .getMeter('process')
    .createObservableCounter('aceso.telemetry.dropped', { description: 'Spans and log lines that nobody took in time.' })
    .addCallback((result) => result.observe(exporter.dropped));
  const lines: LineSink = (line) => {
    options.lines?.(line);
    exporter.line(line);
  };
  return {
    exporter,
    of(service) {
      const known = services.get(service);
      if (known !== undefined) return known;
      const measured = createRequestDurations(service, SERIES_AT_MOST);
      durations.push(measured);
      const opened = openService(service, meters, measured, exporter, lines);
      services.set(service, opened);
      return opened;
    },
    async stop() {
      await exporter.stop();
      await meters.shutdown();
    },
  };
}

function openService(
  service: string,
  meters: MeterProvider,
  durations: RequestDurations,
  exporter: Exporter,
  lines: LineSink,
): ServiceTelemetry {
  let verbosity: Verbosity = { share: 0.1, perSecond: 25, slowMs: 1000, logLevel: 'info' };
  const processor: SpanProcessor = {
    onStart: () => undefined,
    onEnd: (span: ReadableSpan) => exporter.span({ service, span }),
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
  // A provider a service: sampling is a setting of the service, and nothing is global that two services could fight over.
  const sampler = new ShareSampler(() => verbosity);
  const provider = new TracerProvider({ sampler, spanProcessors: [processor] });
  const log = createLogger(service, lines, verbosity.logLevel);
  const tracer = provider.getTracer(service);
  const spans = createServerSpans({
    service,
    tracer,
    durations,
    log,
    keeps: (parent) => sampler.keeps(parent),
    slowMs: () => verbosity.slowMs,
    keep: (span) => exporter.span({ service, span }),
    // Everybody reaches the gateway: what they may ask for has a bound there, and holds for all services behind it.
    ...(service === EDGE ? { askedPerSecond: () => verbosity.perSecond } : {}),
  });
  return {
    ...spans,
    tracer,
    meter: meters.getMeter(service),
    log,
    set(change) {
      verbosity = { ...verbosity, ...change };
      log.level = verbosity.logLevel;
    },
  };
}

/** Reads what came since the last reading; the exporter decides when. */
class DeltaReader extends MetricReader {
  constructor() {
    super({
      aggregationTemporalitySelector: (instrument) =>
        instrument === InstrumentType.UP_DOWN_COUNTER || instrument === InstrumentType.OBSERVABLE_UP_DOWN_COUNTER
          ? AggregationTemporality.CUMULATIVE
          : AggregationTemporality.DELTA,
      cardinalitySelector: () => SERIES_AT_MOST,
    });
  }
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}
