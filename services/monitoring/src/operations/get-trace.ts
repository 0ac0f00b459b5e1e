import type { Input, Output } from '@aceso/contracts';
import type { LogLine, monitoring } from '@aceso/contracts/monitoring';
import { notFound } from '@aceso/kit';
import type { MonitoringDeps } from '../deps.ts';
import { waterfallOf, type Bar } from '../domain/waterfall.ts';
import { logLinesOfTrace } from '../store/log-lines.ts';
import { spansOfTrace } from '../store/spans.ts';

type Operation = typeof monitoring.operations.getTrace;

const SPANS_AT_MOST = 2_000;
const LINES_AT_MOST = 1_000;

/** Log lines stand at their span; those of spans that were not kept stand at the trace. */
export const getTrace =
  ({ db }: Pick<MonitoringDeps, 'db'>) =>
  async ({ params: { traceId } }: Input<Operation>): Promise<Output<Operation>> => {
    const found = await spansOfTrace(db, traceId, SPANS_AT_MOST + 1);
    if (found.length === 0) throw notFound('no-such-trace', 'This trace is not kept.');
    const spans = found.slice(0, SPANS_AT_MOST);
    const lines = await logLinesOfTrace(db, traceId, LINES_AT_MOST);
    const { startUs, endUs, bars, criticalPath } = waterfallOf(spans);
    const known = new Set(spans.map(({ spanId }) => spanId));
    const bySpan = Map.groupBy(lines, ({ spanId }) => (spanId !== undefined && known.has(spanId) ? spanId : undefined));
    return {
      traceId,
      startedAt: new Date(startUs / 1000).toISOString(),
      durationMs: (endUs - startUs) / 1000,
      services: [...new Set(bars.map(({ span }) => span.service))],
      spans: bars.map((bar) => barOf(bar, startUs, bySpan.get(bar.span.spanId) ?? [])),
      criticalPath: [...criticalPath],
      logs: [...(bySpan.get(undefined) ?? [])],
      cut: found.length > SPANS_AT_MOST,
    };
  };

function barOf({ span, depth, critical }: Bar, startUs: number, logs: readonly LogLine[]): Output<Operation>['spans'][number] {
  return {
    spanId: span.spanId,
    ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
    depth,
    critical,
    service: span.service,
    name: span.name,
    kind: span.kind,
    offsetMs: (span.startUs - startUs) / 1000,
    durationMs: span.durationUs / 1000,
    failed: span.failed,
    attributes: span.attributes,
    events: span.events.map(({ name, atUs, attributes }) => ({ name, offsetMs: (atUs - startUs) / 1000, attributes })),
    logs: [...logs],
  };
}
