import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { Client } from '../client/client.ts';
import { createExportQueue } from './export-queue.ts';
import { encodeLogs } from './otlp-logs.ts';
import { encodeMetrics } from './otlp-metrics.ts';
import { encodeSpans, type ServiceSpan } from './otlp-spans.ts';
import { untraced } from './sampler.ts';

const FLUSH_EVERY_MS = 500;
const METRICS_EVERY_MS = 5_000;
const SPANS_AT_MOST = 4_000;
const LOGS_AT_MOST = 4_000;
const BATCH = 400;
const SEND_TIMEOUT_MS = 5_000;
const FAREWELL_MS = 1_000;

export type MonitoringClient = Pick<Client<typeof monitoring.operations>, 'takeTraces' | 'takeLogs' | 'takeMetrics'>;

/** Gathers telemetry of one process and brings it to monitoring when there is one. */
export interface Exporter {
  span(span: ServiceSpan): void;
  line(line: string): void;
  /** From now on it is sent; before, it waits. */
  begin(client: MonitoringClient): void;
  flush(): Promise<void>;
  /** Spans and lines that nobody took in time. */
  readonly dropped: number;
  stop(): Promise<void>;
}

export interface ExporterOptions {
  readonly replica: string;
  readonly collect: () => Promise<ResourceMetrics>;
  readonly onState: (works: boolean, cause: unknown) => void;
}

/** Opens the exporter of a process: batches, bounded queues, no waiting for whoever is traced. */
export function createExporter({ replica, collect, onState }: ExporterOptions): Exporter {
  let client: MonitoringClient | undefined;
  const timers: NodeJS.Timeout[] = [];
  const away = (): never => {
    throw new Error('not begun');
  };
  const options = { timeoutMs: SEND_TIMEOUT_MS };
  const spans = createExportQueue<ServiceSpan>({
    atMost: SPANS_AT_MOST,
    batch: BATCH,
    onState,
    send: async (batch) => void (await (client ?? away()).takeTraces({ body: encodeSpans(batch, replica) }, options)),
  });
  const lines = createExportQueue<string>({
    atMost: LOGS_AT_MOST,
    batch: BATCH,
    onState: () => undefined, // Spans and lines go the same way: said once is enough.
    send: async (batch) => void (await (client ?? away()).takeLogs({ body: encodeLogs(batch, replica) }, options)),
  });
  const metrics = async (): Promise<void> => {
    const body = encodeMetrics(await collect(), replica);
    // Deltas that do not arrive are lost: a gap in a curve, not a wrong figure later.
    if (body !== undefined) await client?.takeMetrics({ body }, options).catch(() => undefined);
  };
  const quietly = async (act: () => Promise<unknown>): Promise<void> =>
    void (await context.with(untraced(ROOT_CONTEXT), act).catch(() => undefined)); // The queues report by onState.
  const flushQueues = async (): Promise<void> => {
    if (client !== undefined) await quietly(() => Promise.all([spans.flush(), lines.flush()]));
  };
  const flush = async (): Promise<void> => {
    await flushQueues();
    if (client !== undefined) await quietly(metrics);
  };
  return {
    span: (span) => spans.push(span),
    line: (line) => lines.push(line),
    begin(to) {
      client = to;
      timers.push(setInterval(() => void flushQueues(), FLUSH_EVERY_MS).unref());
      timers.push(setInterval(() => void quietly(metrics), METRICS_EVERY_MS).unref());
    },
    flush,
    get dropped() {
      return spans.dropped + lines.dropped;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      let patience: NodeJS.Timeout | undefined;
      await Promise.race([flush(), new Promise((resolve) => (patience = setTimeout(resolve, FAREWELL_MS)))]);
      clearTimeout(patience);
      client = undefined;
    },
  };
}
