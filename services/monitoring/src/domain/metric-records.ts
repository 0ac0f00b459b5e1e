import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { isKept, type KeptTime } from './kept-time.ts';
import { microsOf, plainAttributes, senderOf, withoutNul, type Sender } from './otlp-values.ts';

type Body = Input<typeof monitoring.operations.takeMetrics>['body'];
type Metric = Body['resourceMetrics'][number]['scopeMetrics'][number]['metrics'][number];

/** What one series measured in one minute. */
export interface MetricRecord {
  readonly minute: string;
  readonly service: string;
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly kind: 'sum' | 'gauge' | 'histogram';
  /** Labels in the order of their names. */
  readonly labels: Readonly<Record<string, string>>;
  /** Number of values of a histogram; 0 for the others. */
  readonly count: number;
  readonly sum: number;
  readonly bounds: readonly number[];
  readonly buckets: readonly number[];
}

/** OTLP `AGGREGATION_TEMPORALITY_DELTA`. */
const DELTA = 1;
const MS_PER_MINUTE = 60_000;

type Point = Pick<MetricRecord, 'kind' | 'count' | 'sum' | 'bounds' | 'buckets'> & {
  readonly labels: Record<string, string>;
  readonly atMs: number;
};

/** Series of a batch, one record for a series and minute, and how many points could not be taken. */
export function metricRecordsOf(body: Body, kept: KeptTime): { readonly records: readonly MetricRecord[]; readonly rejected: number } {
  const merged = new Map<string, MetricRecord>();
  let rejected = 0;
  for (const { resource, scopeMetrics } of body.resourceMetrics) {
    const sender = senderOf(resource);
    for (const metric of scopeMetrics.flatMap(({ metrics }) => metrics)) {
      const { points, refused } = pointsOf(metric, sender);
      rejected += refused;
      for (const point of points) {
        if (isKept(point.atMs, kept)) add(merged, recordOf(metric, sender, point));
        else rejected += 1;
      }
    }
  }
  return { records: [...merged.values()], rejected };
}

function recordOf(metric: Metric, sender: Sender, { atMs, ...point }: Point): MetricRecord {
  return {
    ...point,
    minute: new Date(Math.floor(atMs / MS_PER_MINUTE) * MS_PER_MINUTE).toISOString(),
    service: sender.service,
    name: withoutNul(metric.name),
    unit: metric.unit ?? '',
    description: metric.description ?? '',
  };
}

function pointsOf(metric: Metric, { replica }: Sender): { readonly points: readonly Point[]; readonly refused: number } {
  const { gauge, sum, histogram } = metric;
  if (gauge !== undefined)
    // A gauge is the state of one process: two replicas must not overwrite one another.
    return {
      refused: 0,
      points: gauge.dataPoints.map((point) => number('gauge', point, replica === undefined ? {} : { 'service.instance.id': replica })),
    };
  if (sum?.aggregationTemporality === DELTA) return { refused: 0, points: sum.dataPoints.map((point) => number('sum', point, {})) };
  if (histogram?.aggregationTemporality === DELTA)
    return {
      refused: 0,
      points: histogram.dataPoints.map((point) => ({
        kind: 'histogram',
        labels: labelsOf(point.attributes, {}),
        atMs: microsOf(point.timeUnixNano) / 1000,
        count: Number(point.count),
        sum: point.sum ?? 0,
        bounds: point.explicitBounds,
        buckets: point.bucketCounts.map(Number),
      })),
    };
  return { points: [], refused: (sum?.dataPoints.length ?? 0) + (histogram?.dataPoints.length ?? 0) };
}

type NumberPoint = NonNullable<Metric['gauge']>['dataPoints'][number];

const number = (kind: 'gauge' | 'sum', point: NumberPoint, more: Record<string, string>): Point => ({
  kind,
  labels: labelsOf(point.attributes, more),
  atMs: microsOf(point.timeUnixNano) / 1000,
  count: 0,
  sum: point.asDouble ?? Number(point.asInt ?? 0),
  bounds: [],
  buckets: [],
});

function labelsOf(attributes: NumberPoint['attributes'], more: Record<string, string>): Record<string, string> {
  const entries = Object.entries({ ...plainAttributes(attributes), ...more }).map(([key, value]): [string, string] => [key, String(value)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One statement may touch a row once: points of the same series and minute are added up before. */
function add(merged: Map<string, MetricRecord>, record: MetricRecord): void {
  const key = JSON.stringify([record.minute, record.service, record.name, record.labels]);
  const known = merged.get(key);
  if (known === undefined || record.kind === 'gauge' || known.buckets.length !== record.buckets.length) {
    merged.set(key, record);
    return;
  }
  merged.set(key, {
    ...record,
    count: known.count + record.count,
    sum: known.sum + record.sum,
    buckets: known.buckets.map((n, i) => n + (record.buckets[i] ?? 0)),
  });
}
