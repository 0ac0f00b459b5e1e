import { ValueType, type HrTime } from '@opentelemetry/api';
import { REQUEST_DURATION } from '@aceso/contracts/monitoring';
import { AggregationTemporality, DataPointType, type DataPoint, type Histogram, type ScopeMetrics } from '@opentelemetry/sdk-metrics';

/** Bounds in seconds: those of the OpenTelemetry HTTP conventions, with finer steps below 5 ms, where most of our answers are. */
export const DURATION_BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
/** What comes beyond the bound on series is counted together (OpenTelemetry metrics SDK, cardinality limits). */
const OVERFLOW = 'otel.metric.overflow';

/** How long the requests of one service took, by method, route and status. */
export interface RequestDurations {
  /** Counts one request. */
  record(method: string, route: string, status: number, seconds: number): void;
  /** What came since the last time; undefined when nothing did. */
  drain(): ScopeMetrics | undefined;
}

interface Series {
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly counts: number[];
  count: number;
  sum: number;
  min: number;
  max: number;
}

/**
 * A histogram for the way of every request. That of the SDK sorts, copies and serialises the attributes each time, and costs more than the
 * gateway's own work; here a series is found by its three names.
 *
 * @param service name of the scope, as of the service's meter
 * @param seriesAtMost series kept apart between two readings
 */
export function createRequestDurations(service: string, seriesAtMost: number, nowMs: () => number = Date.now): RequestDurations {
  let since = hrTime(nowMs());
  let all: Series[] = [];
  let byRoute = new Map<string, Map<string, Map<number, Series>>>();
  let overflow: Series | undefined;

  const added = (attributes: Series['attributes']): Series => {
    const series = { attributes, counts: Array<number>(DURATION_BOUNDS.length + 1).fill(0), count: 0, sum: 0, min: Infinity, max: 0 };
    all.push(series);
    return series;
  };
  const seriesOf = (method: string, route: string, status: number): Series => {
    const known = byRoute.get(route)?.get(method)?.get(status);
    if (known !== undefined) return known;
    if (all.length >= seriesAtMost) return (overflow ??= added({ [OVERFLOW]: true }));
    const fresh = added({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': status });
    const byMethod = byRoute.get(route) ?? new Map<string, Map<number, Series>>();
    const byStatus = byMethod.get(method) ?? new Map<number, Series>();
    byRoute.set(route, byMethod.set(method, byStatus.set(status, fresh)));
    return fresh;
  };
  return {
    record(method, route, status, seconds) {
      const series = seriesOf(method, route, status);
      let bucket = 0;
      // Upper bounds are part of their bucket; most answers are in the first ones.
      while (bucket < DURATION_BOUNDS.length && seconds > (DURATION_BOUNDS[bucket] ?? Infinity)) bucket += 1;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.count += 1;
      series.sum += seconds;
      if (seconds < series.min) series.min = seconds;
      if (seconds > series.max) series.max = seconds;
    },
    drain() {
      const [startTime, endTime] = [since, hrTime(nowMs())];
      since = endTime;
      if (all.length === 0) return undefined;
      const dataPoints = all.map((series) => pointOf(series, startTime, endTime));
      [all, byRoute, overflow] = [[], new Map(), undefined];
      return {
        scope: { name: service },
        metrics: [
          {
            descriptor: { name: REQUEST_DURATION, description: 'Time from request to answer.', unit: 's', valueType: ValueType.DOUBLE },
            aggregationTemporality: AggregationTemporality.DELTA,
            dataPointType: DataPointType.HISTOGRAM,
            dataPoints,
          },
        ],
      };
    },
  };
}

const pointOf = ({ attributes, counts, count, sum, min, max }: Series, startTime: HrTime, endTime: HrTime): DataPoint<Histogram> => ({
  startTime,
  endTime,
  attributes,
  value: { buckets: { boundaries: [...DURATION_BOUNDS], counts }, count, sum, min, max },
});

const hrTime = (ms: number): HrTime => [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
