import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { DataPointType, type DataPoint, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { keyValues, nanos, resourceOf } from './otlp.ts';

type MetricBody = Input<typeof monitoring.operations.takeMetrics>['body'];
type OtlpMetric = MetricBody['resourceMetrics'][number]['scopeMetrics'][number]['metrics'][number];

/** `AGGREGATION_TEMPORALITY_DELTA`: each batch says what came since the one before, so that batches add up in any process. */
const DELTA = 1;
const CUMULATIVE = 2;

/** What was measured since the last time as an OTLP/HTTP JSON body; meters are named after their service. Undefined when nothing was. */
export function encodeMetrics({ scopeMetrics }: ResourceMetrics, replica: string): MetricBody | undefined {
  const groups = scopeMetrics.flatMap(({ scope, metrics }) => {
    const encoded = metrics.flatMap(encode);
    return encoded.length === 0 ? [] : [{ resource: resourceOf(scope.name, replica), scopeMetrics: [{ metrics: encoded }] }];
  });
  return groups.length === 0 ? undefined : { resourceMetrics: groups };
}

function encode(metric: MetricData): OtlpMetric[] {
  const { name, description, unit } = metric.descriptor;
  if (metric.dataPoints.length === 0) return [];
  // Up-down counters stay totals even in a delta reader: they say how many there are now.
  const temporality = metric.aggregationTemporality === 0 ? DELTA : CUMULATIVE;
  switch (metric.dataPointType) {
    case DataPointType.GAUGE:
      return [{ name, description, unit, gauge: { dataPoints: metric.dataPoints.map(numberPoint) } }];
    case DataPointType.SUM:
      if (!metric.isMonotonic) return [{ name, description, unit, gauge: { dataPoints: metric.dataPoints.map(numberPoint) } }];
      return [
        {
          name,
          description,
          unit,
          sum: { dataPoints: metric.dataPoints.map(numberPoint), aggregationTemporality: temporality, isMonotonic: true },
        },
      ];
    case DataPointType.HISTOGRAM:
      return [
        {
          name,
          description,
          unit,
          histogram: {
            aggregationTemporality: temporality,
            dataPoints: metric.dataPoints.map((point) => ({
              ...timesOf(point),
              count: String(point.value.count),
              sum: point.value.sum ?? 0,
              bucketCounts: point.value.buckets.counts.map(String),
              explicitBounds: point.value.buckets.boundaries,
            })),
          },
        },
      ];
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return []; // No view asks for it.
  }
}

const timesOf = (point: DataPoint<unknown>) => ({
  attributes: keyValues(point.attributes),
  startTimeUnixNano: nanos(point.startTime),
  timeUnixNano: nanos(point.endTime),
});
const numberPoint = (point: DataPoint<number>) => ({ ...timesOf(point), asDouble: point.value });
