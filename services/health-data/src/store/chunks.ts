import { arrays, byQuestion, gathered, prepared, sql, type Db } from '@aceso/kit';
import type { StoredChunk } from '../codec/compressed-chunk.ts';
import { DIRECTORY_BYTES_MAX, directoryOf } from '../codec/month-chunk.ts';
import { REACH_DAYS } from '../domain/days-touched.ts';
import { DAY_MS } from '../domain/local-days.ts';
import { daysOfMask, monthOf } from '../domain/month-days.ts';
import { daysOfRow, type ChunkDay, type StoredRow } from './chunk-rows.ts';

/** Raw form of what every statement asks for. */
interface Raw {
  readonly metric: string;
  readonly day: string;
  readonly days: number | null;
  readonly source_id: string;
  readonly data: Buffer;
  readonly updated_at: Date;
}

interface RankedRaw extends Raw {
  readonly rank: number;
  readonly longest_ms: number;
}

export interface RankedChunk extends ChunkDay {
  /** Rank of its source: lower wins. */
  readonly rank: number;
  /** How long its longest sample may last. */
  readonly longestMs: number;
}

/** A row as it is stored, for whoever reads one after the other and needs no days. */
export interface RankedRow extends StoredRow {
  readonly rank: number;
  readonly longestMs: number;
}

const rowOf = ({ metric, day, days, data, rank, source_id, updated_at, longest_ms }: RankedRaw): RankedRow => ({
  metric,
  day,
  days,
  data,
  rank,
  sourceId: source_id,
  updatedAt: updated_at,
  longestMs: longest_ms,
});

/** Rows of some metrics that may hold samples of UTC days, in order of metric, first day and rank of the source. Served by the primary key. */
export async function rowsBetween(
  db: Db,
  personId: string,
  metrics: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<readonly RankedRow[]> {
  const rows = await db.many(
    prepared(sql<RankedRaw>`
    select c.metric, c.day::text as day, c.days, c.source_id, c.data, c.updated_at, s.rank, c.longest_ms
      from health_data.chunk as c
      join health_data.source as s on s.source_id = c.source_id
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}) and c.day between ${monthOf(fromDay)}::date and ${toDay}::date
       and (c.days is not null or c.day >= ${fromDay}::date)
     order by c.metric, c.day, s.rank, c.source_id`),
  );
  return rows.map(rowOf);
}

/** Samples of some metrics over UTC days, in order of metric, day and rank of the source. Served by the primary key. */
export async function chunksBetween(
  db: Db,
  personId: string,
  metrics: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<readonly RankedChunk[]> {
  return inOrder(await rowsBetween(db, personId, metrics, fromDay, toDay), ({ day }) => day >= fromDay && day <= toDay);
}

/** One metric of a person over UTC days. */
interface Touched {
  readonly personId: string;
  readonly metric: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** As `chunksBetween`, for one metric, with days of the weeks before whose samples last into the days. */
export async function chunksTouching(
  db: Db,
  personId: string,
  metric: string,
  fromDay: string,
  toDay: string,
): Promise<readonly RankedChunk[]> {
  const start = Date.parse(fromDay);
  return inOrder(
    await rowsTouching(db, personId, metric, fromDay, toDay),
    ({ day, longestMs }) => day <= toDay && (day >= fromDay || longestMs > start - Date.parse(day) - DAY_MS),
  );
}

/** Rows that hold what `chunksTouching` gives, for whoever needs no days. */
export const rowsTouching = (db: Db, personId: string, metric: string, fromDay: string, toDay: string): Promise<readonly RankedRow[]> =>
  touching(db, { personId, metric, fromDay, toDay });

const touching = gathered(
  async (db, asked: readonly Touched[]) => {
    const rows = await db.many(
      prepared(sql<RankedRaw & { ask: number }>`
      select w.ask, c.metric, c.day::text as day, c.days, c.source_id, c.data, c.updated_at, s.rank, c.longest_ms
        from unnest(${arrays.int4s(asked.map((_, ask) => ask))}::int[], ${arrays.uuids(asked.map((w) => w.personId))}::uuid[], ${arrays.texts(asked.map((w) => w.metric))}::text[],
                    ${arrays.days(asked.map((w) => w.fromDay))}::date[], ${arrays.days(asked.map((w) => w.toDay))}::date[]) as w(ask, person_id, metric, from_day, to_day)
        join health_data.chunk as c on c.person_id = w.person_id and c.metric = w.metric
         and c.day between date_trunc('month', w.from_day - ${REACH_DAYS}::int)::date and w.to_day
         and (case when c.days is null then c.day >= w.from_day or c.longest_ms > (w.from_day - c.day - 1) * ${DAY_MS}::bigint
                   else c.last_at + c.longest_ms * interval '1 millisecond' >= w.from_day::timestamp at time zone 'UTC' end)
        join health_data.source as s on s.source_id = c.source_id
       order by w.ask, c.day, s.rank, c.source_id`),
    );
    return byQuestion(asked.length, rows).map((own) => own.map(rowOf));
  },
  async (db, { personId, metric, fromDay, toDay }) => {
    const rows = await db.many(
      prepared(sql<RankedRaw>`
      select c.metric, c.day::text as day, c.days, c.source_id, c.data, c.updated_at, s.rank, c.longest_ms
        from health_data.chunk as c
        join health_data.source as s on s.source_id = c.source_id
       where c.person_id = ${personId} and c.metric = ${metric} and c.day between date_trunc('month', ${fromDay}::date - ${REACH_DAYS}::int)::date and ${toDay}::date
         and (case when c.days is null then c.day >= ${fromDay}::date or c.longest_ms > (${fromDay}::date - c.day - 1) * ${DAY_MS}::bigint
                   else c.last_at + c.longest_ms * interval '1 millisecond' >= ${fromDay}::timestamp at time zone 'UTC' end)
       order by c.day, s.rank, c.source_id`),
    );
    return rows.map(rowOf);
  },
);

/** Rows day by day, in order of metric, day and rank of the source. */
function inOrder(rows: readonly RankedRow[], isWanted: (day: Omit<RankedRow, 'data' | 'days'>) => boolean): readonly RankedChunk[] {
  const days = rows.flatMap((row) => daysOfRow(row, isWanted));
  if (rows.every((row) => row.days === null)) return days;
  return days.toSorted((a, b) => order(a.metric, b.metric) || order(a.day, b.day) || a.rank - b.rank || order(a.sourceId, b.sourceId));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days of a month of a metric and source that will be changed, as a mask, and how many samples come in. */
export interface MonthChange {
  readonly metric: string;
  readonly month: string;
  readonly sourceId: string;
  readonly touched: number;
  readonly incoming: number;
}

/** A row of a month that is about to be changed. */
export interface RowToChange extends Omit<StoredRow, 'data'> {
  readonly n: number;
  /** Absent for a day that is not touched, in a month that stays cut into days. */
  readonly data: Buffer | undefined;
}

/** With so many samples a month of a metric and source is cut into days; fewer are written as one. */
export const SMALL_MONTH = 2_048;
/** Unless at least one sample in so many comes in at once: then writing all is worth the room that it saves. */
export const BULK_ONE_IN = 32;

/** Rows of months, for merging: call it under the person's lock. Served by the primary key. */
export const rowsToChange = (tx: Db, personId: string, changes: readonly MonthChange[]): Promise<readonly RowToChange[]> =>
  toChange(tx, { personId, changes });

const toChange = gathered(async (tx, asked: readonly { readonly personId: string; readonly changes: readonly MonthChange[] }[]) => {
  const wanted = asked.flatMap(({ personId, changes }, ask) => changes.map((change) => ({ ask, personId, ...change })));
  const of = <T>(take: (change: (typeof wanted)[number]) => T): T[] => wanted.map(take);
  const rows = await tx.many(
    prepared(sql<Omit<Raw, 'data'> & { ask: number; n: number; data: Buffer | null }>`
    select r.ask, r.metric, r.day::text as day, r.days, r.source_id, r.updated_at, r.n,
           case when r.is_month or r.total <= ${SMALL_MONTH} or r.incoming * ${BULK_ONE_IN} >= r.total or (r.touched >> (extract(day from r.day)::int - 1)) & 1 = 1 then r.data end as data
      from (select w.ask, c.metric, c.day, c.days, c.source_id, c.updated_at, c.n, c.data, w.touched, w.incoming,
                   sum(c.n) over month as total, bool_or(c.days is not null) over month as is_month
              from unnest(${arrays.int4s(of((c) => c.ask))}::int[], ${arrays.uuids(of((c) => c.personId))}::uuid[], ${arrays.texts(of((c) => c.metric))}::text[],
                          ${arrays.days(of((c) => c.month))}::date[], ${arrays.uuids(of((c) => c.sourceId))}::uuid[],
                          ${arrays.int4s(of((c) => c.touched))}::int[], ${arrays.int8s(of((c) => c.incoming))}::bigint[]) as w(ask, person_id, metric, month, source_id, touched, incoming)
              join health_data.chunk as c on c.person_id = w.person_id and c.metric = w.metric and c.source_id = w.source_id
                                         and c.day >= w.month and c.day < (w.month + interval '1 month')::date
            window month as (partition by w.ask, c.metric, w.month, c.source_id)) as r`),
  );
  return byQuestion(asked.length, rows).map((own) =>
    own.map(({ metric, day, days, n, source_id, updated_at, data }): RowToChange => ({
      metric,
      day,
      days,
      n,
      sourceId: source_id,
      updatedAt: updated_at,
      data: data ?? undefined,
    })),
  );
});

export interface ChunkToSave extends StoredChunk {
  readonly metric: string;
  /** First day of the row. */
  readonly day: string;
  readonly days: number | undefined;
  readonly sourceId: string;
  /** Milliseconds since the epoch. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly longestMs: number;
  /** When it was last written; now when absent. */
  readonly updatedAt?: number | undefined;
}

/** Writes rows, replacing those of the same first day. */
export async function saveChunks(tx: Db, personId: string, chunks: readonly ChunkToSave[]): Promise<void> {
  if (chunks.length > 0) await saved(tx, { personId, chunks });
}

const saved = gathered(async (tx, asked: readonly { readonly personId: string; readonly chunks: readonly ChunkToSave[] }[]) => {
  const rows = asked.flatMap(({ personId, chunks }) => chunks.map((chunk) => ({ personId, ...chunk })));
  const of = <T>(take: (chunk: (typeof rows)[number]) => T): T[] => rows.map(take);
  await tx.many(
    prepared(sql`
    insert into health_data.chunk as c (person_id, metric, day, days, source_id, n, first_at, last_at, last_value, longest_ms, data, updated_at)
    select w.person_id, w.metric, w.day, w.days, w.source_id, w.n, w.first_at, w.last_at, w.last_value, w.longest_ms, w.data, coalesce(w.updated_at, now())
      from unnest(${arrays.uuids(of((c) => c.personId))}::uuid[], ${arrays.texts(of((c) => c.metric))}::text[], ${arrays.days(of((c) => c.day))}::date[], ${arrays.int4s(of((c) => c.days ?? null))}::int[],
                  ${arrays.uuids(of((c) => c.sourceId))}::uuid[], ${arrays.int4s(of((c) => c.statistics.count))}::int[],
                  ${arrays.instants(of((c) => c.firstAt))}::timestamptz[], ${arrays.instants(of((c) => c.lastAt))}::timestamptz[], ${arrays.float8s(of((c) => c.statistics.last))}::float8[],
                  ${arrays.int8s(of((c) => c.longestMs))}::bigint[], ${arrays.byteas(of((c) => c.bytes))}::bytea[], ${arrays.instants(of((c) => c.updatedAt ?? null))}::timestamptz[])
           as w(person_id, metric, day, days, source_id, n, first_at, last_at, last_value, longest_ms, data, updated_at)
    on conflict (person_id, metric, day, source_id) do update
       set days = excluded.days, n = excluded.n, first_at = excluded.first_at, last_at = excluded.last_at,
           last_value = excluded.last_value, longest_ms = excluded.longest_ms, data = excluded.data`),
  );
  return asked.map(() => undefined);
});

/** Removes rows by their first day. */
export async function dropChunks(
  tx: Db,
  personId: string,
  names: readonly { readonly metric: string; readonly day: string; readonly sourceId: string }[],
): Promise<void> {
  if (names.length === 0) return;
  await tx.many(sql`
    delete from health_data.chunk as c
     using unnest(${arrays.texts(names.map((name) => name.metric))}::text[], ${arrays.days(names.map((name) => name.day))}::date[], ${arrays.uuids(names.map((name) => name.sourceId))}::uuid[]) as w(metric, day, source_id)
     where c.person_id = ${personId} and c.metric = w.metric and c.day = w.day and c.source_id = w.source_id`);
}

/** Those of some metrics that a person has samples of. Served by the primary key. */
export async function metricsWithChunks(tx: Db, personId: string, metrics: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.many(sql<{ metric: string }>`
    select w.metric from unnest(${[...metrics]}::text[]) as w(metric)
     where exists (select 1 from health_data.chunk as c where c.person_id = ${personId} and c.metric = w.metric)`);
  return rows.map(({ metric }) => metric);
}

/** How many samples of some metrics a person has on each UTC day with any, oldest first. Served by the primary key. */
export async function samplesByDay(
  db: Db,
  personId: string,
  metrics: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<readonly { readonly day: string; readonly n: number }[]> {
  if (metrics.length === 0) return [];
  const rows = await db.many(
    prepared(sql<{ day: string; days: number | null; n: number; head: Buffer | null }>`
    select c.day::text as day, c.days, c.n, case when c.days is not null then substring(c.data from 1 for ${DIRECTORY_BYTES_MAX}) end as head
      from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}) and c.day between ${monthOf(fromDay)}::date and ${toDay}::date`),
  );
  const sizes = new Map<string, number>();
  for (const { day, n } of rows.flatMap(countsOf)) if (day >= fromDay && day <= toDay) sizes.set(day, (sizes.get(day) ?? 0) + n);
  return [...sizes].map(([day, n]) => ({ day, n })).toSorted((a, b) => order(a.day, b.day));
}

/** Samples of a row by day: of a month as its directory tells. */
export function countsOf({
  day,
  days,
  n,
  head,
}: {
  readonly day: string;
  readonly days: number | null;
  readonly n: number;
  readonly head: Buffer | null;
}): readonly { readonly day: string; readonly n: number }[] {
  if (days === null || head === null) return [{ day, n }];
  const directory = directoryOf(head);
  return daysOfMask(day, days).map((name, i) => ({ day: name, n: directory[i]?.count ?? 0 }));
}
