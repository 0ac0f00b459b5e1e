import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { json, sql, type Db } from '@aceso/kit';
import type { SpanRecord } from '../domain/span-records.ts';
import type { Window } from '../domain/window.ts';

type Summary = Output<typeof monitoring.operations.listTraces>['items'][number];

/** Appends spans; a batch that is sent again changes nothing. The partitions of their days must exist. */
export async function appendSpans(db: Db, records: readonly SpanRecord[]): Promise<void> {
  if (records.length === 0) return;
  await db.many(sql`
    insert into monitoring.span (trace_id, span_id, parent_span_id, service, replica, name, kind, started_at, start_us, duration_us, failed, attributes, events)
    select r.trace_id, r.span_id, r.parent_span_id, r.service, r.replica, r.name, r.kind, to_timestamp(r.start_us / 1000 / 1000.0), r.start_us, r.duration_us, r.failed,
           r.attributes::jsonb, r.events::jsonb
      from unnest(
        ${records.map(({ traceId }) => traceId)}::uuid[], ${records.map(({ spanId }) => spanId)}::text[], ${records.map(({ parentSpanId }) => parentSpanId ?? null)}::text[],
        ${records.map(({ service }) => service)}::text[], ${records.map(({ replica }) => replica ?? null)}::text[], ${records.map(({ name }) => name)}::text[],
        ${records.map(({ kind }) => kind)}::text[], ${records.map(({ startUs }) => startUs)}::bigint[], ${records.map(({ durationUs }) => durationUs)}::bigint[],
        ${records.map(({ failed }) => failed)}::boolean[], ${records.map(({ attributes }) => json(attributes))}::text[], ${records.map(({ events }) => json(events))}::text[]
      ) as r(trace_id, span_id, parent_span_id, service, replica, name, kind, start_us, duration_us, failed, attributes, events)
    on conflict do nothing`);
}

export interface TraceQuestion {
  readonly service: string | undefined;
  readonly route: string | undefined;
  readonly failed: boolean | undefined;
  readonly longerThanMs: number | undefined;
  readonly order: 'slowest' | 'newest';
  readonly limit: number;
}

interface SummaryRow {
  readonly trace_id: string;
  readonly name: string;
  readonly service: string;
  readonly services: string[];
  readonly start_us: number;
  readonly duration_us: number;
  readonly spans: number;
  readonly failed: boolean;
}

/** Traces with a span in the window, summed up. Served by span__started_at, or span__service__started_at when a service is named. */
export async function findTraces(db: Db, question: TraceQuestion, { from, to }: Window): Promise<readonly Summary[]> {
  const bySpeed = question.order === 'slowest';
  const rows = await db.many(sql<SummaryRow>`
    with concerned as (
      select distinct s.trace_id from monitoring.span as s
       where s.started_at >= ${from} and s.started_at < ${to}
         and (${question.service ?? null}::text is null or s.service = ${question.service ?? null})
         and (${question.route ?? null}::text is null or s.name = ${question.route ?? null})
    ), summed as (
      select s.trace_id, (array_agg(s.name order by s.start_us, s.duration_us desc))[1] as name, (array_agg(s.service order by s.start_us, s.duration_us desc))[1] as service,
             array_agg(distinct s.service) as services, min(s.start_us) as start_us, max(s.start_us + s.duration_us) - min(s.start_us) as duration_us,
             count(*)::int as spans, bool_or(s.failed) as failed
        from monitoring.span as s
       where s.started_at >= ${from}::timestamptz - interval '1 hour' and s.started_at < ${to}::timestamptz + interval '1 hour'
         and s.trace_id in (select c.trace_id from concerned as c)
       group by s.trace_id
    )
    select t.trace_id, t.name, t.service, t.services, t.start_us, t.duration_us, t.spans, t.failed from summed as t
     where (${question.failed ?? null}::boolean is null or t.failed = ${question.failed ?? null})
       and t.duration_us >= ${Math.round((question.longerThanMs ?? 0) * 1000)}::bigint
     order by case when ${bySpeed} then t.duration_us end desc, t.start_us desc
     limit ${question.limit}`);
  return rows.map((row) => ({
    traceId: row.trace_id.replaceAll('-', ''),
    name: row.name,
    service: row.service,
    services: row.services,
    startedAt: new Date(row.start_us / 1000).toISOString(),
    durationMs: row.duration_us / 1000,
    spans: row.spans,
    failed: row.failed,
  }));
}

interface Row {
  readonly span_id: string;
  readonly parent_span_id: string | null;
  readonly service: string;
  readonly replica: string | null;
  readonly name: string;
  readonly kind: SpanRecord['kind'];
  readonly start_us: number;
  readonly duration_us: number;
  readonly failed: boolean;
  readonly attributes: Record<string, unknown>;
  readonly events: SpanRecord['events'];
}

/** Spans of one trace by their beginning. Served by the primary key of each day. */
export async function spansOfTrace(db: Db, traceId: string, limit: number): Promise<readonly SpanRecord[]> {
  const rows = await db.many(sql<Row>`
    select s.span_id, s.parent_span_id, s.service, s.replica, s.name, s.kind, s.start_us, s.duration_us, s.failed, s.attributes, s.events
      from monitoring.span as s
     where s.trace_id = ${traceId}::uuid
     order by s.start_us, s.duration_us desc
     limit ${limit}`);
  return rows.map((row) => ({
    traceId,
    spanId: row.span_id,
    parentSpanId: row.parent_span_id ?? undefined,
    service: row.service,
    replica: row.replica ?? undefined,
    name: row.name,
    kind: row.kind,
    startUs: row.start_us,
    durationUs: row.duration_us,
    failed: row.failed,
    attributes: row.attributes,
    events: row.events,
  }));
}
