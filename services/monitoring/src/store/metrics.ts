import { REQUEST_DURATION, SUBSCRIPTION_LAG } from '@aceso/contracts/monitoring';
import { json, sql, type Db } from '@aceso/kit';
import type { MetricRecord } from '../domain/metric-records.ts';
import type { Series } from '../domain/prometheus.ts';
import type { Window } from '../domain/window.ts';

/** Adds what was measured to its minute and to the totals, in one transaction. The partitions of the days must exist. */
export async function addMetrics(db: Db, records: readonly MetricRecord[], now: Date): Promise<void> {
  if (records.length === 0) return;
  // Always in the same order, so that two batches cannot wait for one another.
  const rows = json(records.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
  await db.tx(async (tx) => {
    await tx.many(sql`
      insert into monitoring.metric_minute as m (minute, service, name, series, labels, kind, unit, count, sum, bounds, buckets)
      select r.minute, r.service, r.name, md5(r.labels::text)::uuid, r.labels, r.kind, r.unit, r.count, r.sum, r.bounds, r.buckets
        from jsonb_to_recordset(${rows}::jsonb) as r(
          minute timestamptz, service text, name text, labels jsonb, kind text, unit text, count bigint, sum double precision, bounds double precision[], buckets bigint[])
      on conflict (minute, service, name, series) do update set
        count = case when excluded.kind = 'gauge' then excluded.count else m.count + excluded.count end,
        sum = case when excluded.kind = 'gauge' then excluded.sum else m.sum + excluded.sum end,
        bounds = excluded.bounds,
        buckets = case when m.bounds = excluded.bounds then monitoring.add_arrays(m.buckets, excluded.buckets) else excluded.buckets end`);
    await tx.many(sql`
      insert into monitoring.metric_total as m (service, name, series, labels, kind, unit, description, count, sum, bounds, buckets, updated_at)
      select r.service, r.name, md5(r.labels::text)::uuid, r.labels, r.kind, r.unit, max(r.description), sum(r.count),
             case when r.kind = 'gauge' then (array_agg(r.sum order by r.minute desc))[1] else sum(r.sum) end,
             (array_agg(r.bounds::text order by r.minute desc))[1]::double precision[], monitoring.sum_arrays(r.buckets), ${now}
        from jsonb_to_recordset(${rows}::jsonb) as r(
          minute timestamptz, service text, name text, labels jsonb, kind text, unit text, description text, count bigint, sum double precision,
          bounds double precision[], buckets bigint[])
       group by r.service, r.name, r.labels, r.kind, r.unit
       order by r.service, r.name, r.labels
      on conflict (service, name, series) do update set
        count = m.count + excluded.count,
        sum = case when excluded.kind = 'gauge' then excluded.sum else m.sum + excluded.sum end,
        bounds = excluded.bounds,
        buckets = case when m.bounds = excluded.bounds then monitoring.add_arrays(m.buckets, excluded.buckets) else excluded.buckets end,
        updated_at = excluded.updated_at`);
  });
}

const keyOf = ({ service, name, labels, minute }: MetricRecord): string => JSON.stringify([service, name, labels, minute]);

/** Series for Prometheus; a gauge that nobody has reported since `freshSince` belongs to a process that is gone. */
export async function allSeries(db: Db, freshSince: Date): Promise<readonly Series[]> {
  return await db.many(sql<Series>`
    select t.service, t.name, t.labels, t.kind, t.unit, t.description, t.count, t.sum, t.bounds, t.buckets
      from monitoring.metric_total as t
     where t.kind <> 'gauge' or t.updated_at >= ${freshSince}
     order by t.name, t.service, t.labels::text`);
}

/** Forgets gauges of processes that are long gone. */
export async function forgetGauges(db: Db, before: Date): Promise<void> {
  await db.many(sql`delete from monitoring.metric_total where kind = 'gauge' and updated_at < ${before}`);
}

/** Requests of one route that were answered in one way. */
export interface RouteCounts {
  readonly service: string;
  readonly method: string;
  readonly route: string;
  readonly bounds: readonly number[];
  readonly requests: number;
  readonly errors: number;
  readonly buckets: readonly number[];
}

/** Requests by route within a window, to the minute. Served by metric_minute__name__minute. */
export async function routeCounts(db: Db, { from, to }: Window, service: string | undefined): Promise<readonly RouteCounts[]> {
  return await db.many(sql<RouteCounts>`
    select m.service, coalesce(m.labels->>'http.request.method', '') as method, coalesce(m.labels->>'http.route', '') as route, m.bounds,
           sum(m.count)::bigint as requests,
           coalesce(sum(m.count) filter (where (m.labels->>'http.response.status_code')::int >= 500), 0)::bigint as errors,
           monitoring.sum_arrays(m.buckets) as buckets
      from monitoring.metric_minute as m
     where m.name = ${REQUEST_DURATION} and m.kind = 'histogram' and m.minute >= date_trunc('minute', ${from}::timestamptz) and m.minute < ${to}
       and (${service ?? null}::text is null or m.service = ${service ?? null})
     group by 1, 2, 3, 4
     order by 5 desc, 1, 2, 3`);
}

/** Seconds that each service's slowest subscription is behind, as last reported. */
export async function subscriptionLags(db: Db, freshSince: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many(sql<{ service: string; lag: number }>`
    select t.service, max(t.sum) as lag from monitoring.metric_total as t
     where t.name = ${SUBSCRIPTION_LAG} and t.updated_at >= ${freshSince}
     group by t.service`);
  return new Map(rows.map(({ service, lag }) => [service, lag]));
}
