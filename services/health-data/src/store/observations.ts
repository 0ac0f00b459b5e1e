import { prepared, sql, type Db } from '@aceso/kit';
import { monthOf } from '../domain/month-days.ts';
import { daysOfRow, type ChunkDay } from './chunk-rows.ts';

export type DatedChunk = ChunkDay;

interface ChunkRaw {
  readonly metric: string;
  readonly day: string;
  readonly days: number | null;
  readonly source_id: string;
  readonly data: Buffer;
  readonly updated_at: Date;
}

const daysIn = (rows: readonly ChunkRaw[], fromDay: string, toDay: string): readonly DatedChunk[] =>
  rows
    .flatMap(({ source_id, updated_at, ...row }) => daysOfRow({ ...row, sourceId: source_id, updatedAt: updated_at }))
    .filter(({ day }) => day >= fromDay && day <= toDay);

/** Samples of some metrics over UTC days, with when they were last written. Served by the primary key. */
export async function datedChunks(
  db: Db,
  personId: string,
  metrics: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<readonly DatedChunk[]> {
  if (metrics.length === 0) return [];
  const rows = await db.many(
    prepared(sql<ChunkRaw>`
    select c.metric, c.day::text as day, c.days, c.source_id, c.data, c.updated_at
      from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}) and c.day between ${monthOf(fromDay)}::date and ${toDay}::date
     order by c.metric, c.day, c.source_id`),
  );
  return daysIn(rows, fromDay, toDay);
}

/** Samples of some metrics of one source and day. Served by the primary key. */
export async function chunksOfSource(
  db: Db,
  personId: string,
  metrics: readonly string[],
  day: string,
  sourceId: string,
): Promise<readonly DatedChunk[]> {
  const rows = await db.many(sql<ChunkRaw>`
    select c.metric, c.day::text as day, c.days, c.source_id, c.data, c.updated_at
      from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}) and c.day between ${monthOf(day)}::date and ${day}::date and c.source_id = ${sourceId}`);
  return daysIn(rows, day, day);
}

/** What a nearest place is looked for among. */
export interface Among {
  readonly metrics: readonly string[];
  readonly kinds: readonly string[];
  readonly daily: readonly string[];
}

/** Times from one to another: UTC days of samples, instants of records, civil days of daily values. */
export interface Span {
  readonly fromDay: string;
  readonly toDay: string;
  readonly from: Date;
  readonly to: Date;
  readonly fromCivil: string;
  readonly toCivil: string;
}

export interface Nearest {
  readonly sampleDay: string | undefined;
  readonly recordAt: Date | undefined;
  readonly civilDay: string | undefined;
}

/**
 * The first (or last) day and record of a time: one look into an index for each metric and kind. On the day of a sample, or soon after
 * (before), there are some: a row of a month that reaches over the edge does not tell where in it.
 */
export async function nearest(db: Db, personId: string, among: Among, span: Span, isLast: boolean): Promise<Nearest> {
  const { metrics, kinds, daily } = among;
  const query = isLast
    ? sql<{ sample_day: string | null; record_at: Date | null; civil_day: string | null }>`
    select (select max(d.day) from unnest(${[...metrics]}::text[]) as m(metric) cross join lateral (
              select k.day from health_data.chunk as k
               where k.person_id = ${personId} and k.metric = m.metric and k.day between ${monthOf(span.fromDay)}::date and ${span.toDay}::date
                 and k.last_at >= ${span.fromDay}::date at time zone 'UTC' and k.first_at < (${span.toDay}::date + 1) at time zone 'UTC'
               order by k.day desc limit 1) as edge cross join lateral (
              select least((c.last_at at time zone 'UTC')::date, ${span.toDay}::date) as day from health_data.chunk as c
               where c.person_id = ${personId} and c.metric = m.metric and c.day between date_trunc('month', edge.day) and date_trunc('month', edge.day) + interval '31 days'
                 and c.last_at >= ${span.fromDay}::date at time zone 'UTC' and c.first_at < (${span.toDay}::date + 1) at time zone 'UTC') as d)::text as sample_day,
           (select max(d.start_at) from unnest(${[...kinds]}::text[]) as k(kind) cross join lateral (
              (select r.start_at from health_data.record as r
               where r.person_id = ${personId} and r.kind = k.kind and r.start_at >= ${span.from} and r.start_at < ${span.to}
               order by r.start_at desc limit 1)
              union all
              (select least(p.last_at, ${span.to}::timestamptz - interval '1 millisecond') from health_data.record_pack as p
               where p.person_id = ${personId} and p.kind = k.kind and p.last_at >= ${span.from} and p.first_at < ${span.to}
               order by p.month desc fetch first 1 row with ties)) as d) as record_at,
           (select max(d.day) from unnest(${[...daily]}::text[]) as m(metric) cross join lateral (
              select v.month + i.place as day from health_data.day_pack as v cross join generate_series(0, 30) as i(place)
               where v.person_id = ${personId} and v.metric = m.metric and v.month between date_trunc('month', ${span.fromCivil}::date) and ${span.toCivil}::date
                 and (v.days >> i.place) & 1 = 1 and v.month + i.place between ${span.fromCivil}::date and ${span.toCivil}::date
               order by v.month desc, i.place desc limit 1) as d)::text as civil_day`
    : sql<{ sample_day: string | null; record_at: Date | null; civil_day: string | null }>`
    select (select min(d.day) from unnest(${[...metrics]}::text[]) as m(metric) cross join lateral (
              select k.day from health_data.chunk as k
               where k.person_id = ${personId} and k.metric = m.metric and k.day between ${monthOf(span.fromDay)}::date and ${span.toDay}::date
                 and k.last_at >= ${span.fromDay}::date at time zone 'UTC' and k.first_at < (${span.toDay}::date + 1) at time zone 'UTC'
               order by k.day limit 1) as edge cross join lateral (
              select greatest((c.first_at at time zone 'UTC')::date, ${span.fromDay}::date) as day from health_data.chunk as c
               where c.person_id = ${personId} and c.metric = m.metric and c.day between date_trunc('month', edge.day) and date_trunc('month', edge.day) + interval '31 days'
                 and c.last_at >= ${span.fromDay}::date at time zone 'UTC' and c.first_at < (${span.toDay}::date + 1) at time zone 'UTC') as d)::text as sample_day,
           (select min(d.start_at) from unnest(${[...kinds]}::text[]) as k(kind) cross join lateral (
              (select r.start_at from health_data.record as r
               where r.person_id = ${personId} and r.kind = k.kind and r.start_at >= ${span.from} and r.start_at < ${span.to}
               order by r.start_at limit 1)
              union all
              (select greatest(p.first_at, ${span.from}::timestamptz) from health_data.record_pack as p
               where p.person_id = ${personId} and p.kind = k.kind and p.last_at >= ${span.from} and p.first_at < ${span.to}
               order by p.month fetch first 1 row with ties)) as d) as record_at,
           (select min(d.day) from unnest(${[...daily]}::text[]) as m(metric) cross join lateral (
              select v.month + i.place as day from health_data.day_pack as v cross join generate_series(0, 30) as i(place)
               where v.person_id = ${personId} and v.metric = m.metric and v.month between date_trunc('month', ${span.fromCivil}::date) and ${span.toCivil}::date
                 and (v.days >> i.place) & 1 = 1 and v.month + i.place between ${span.fromCivil}::date and ${span.toCivil}::date
               order by v.month, i.place limit 1) as d)::text as civil_day`;
  const row = await db.one(prepared(query));
  return { sampleDay: row?.sample_day ?? undefined, recordAt: row?.record_at ?? undefined, civilDay: row?.civil_day ?? undefined };
}
