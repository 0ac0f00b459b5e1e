import { arrays, byQuestion, gathered, prepared, sql, type Db } from '@aceso/kit';
import type { StoredChunk } from '../codec/compressed-chunk.ts';
import { REACH_DAYS } from '../domain/days-touched.ts';
import { DAY_MS } from '../domain/local-days.ts';

/** Names a chunk within a person: metric, UTC day as `yyyy-mm-dd`, source. */
export interface ChunkName {
  readonly metric: string;
  readonly day: string;
  readonly sourceId: string;
}

export interface ChunkRow extends ChunkName {
  readonly data: Buffer;
}

interface NamesOf {
  readonly personId: string;
  readonly names: readonly ChunkName[];
}

/** Chunks of these names, for merging: call it under the person's lock. Served by the primary key. */
export const chunksByName = (tx: Db, personId: string, names: readonly ChunkName[]): Promise<readonly ChunkRow[]> =>
  named(tx, { personId, names });

const named = gathered(async (tx, asked: readonly NamesOf[]) => {
  const wanted = asked.flatMap(({ personId, names }, ask) => names.map((name) => ({ ask, personId, ...name })));
  const of = <T>(take: (one: (typeof wanted)[number]) => T): T[] => wanted.map(take);
  const rows = await tx.many(
    prepared(sql<{ ask: number; metric: string; day: string; source_id: string; data: Buffer }>`
    select w.ask, c.metric, c.day::text as day, c.source_id, c.data
      from unnest(${arrays.int4s(of((w) => w.ask))}::int[], ${arrays.uuids(of((w) => w.personId))}::uuid[], ${arrays.texts(of((w) => w.metric))}::text[],
                  ${arrays.days(of((w) => w.day))}::date[], ${arrays.uuids(of((w) => w.sourceId))}::uuid[]) as w(ask, person_id, metric, day, source_id)
      join health_data.chunk as c on c.person_id = w.person_id and c.metric = w.metric and c.day = w.day and c.source_id = w.source_id`),
  );
  return byQuestion(asked.length, rows).map((own) =>
    own.map(({ source_id, metric, day, data }): ChunkRow => ({ metric, day, data, sourceId: source_id })),
  );
});

export interface ChunkToSave extends ChunkName, StoredChunk {
  /** Milliseconds since the epoch. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly longestMs: number;
}

/** Writes chunks, replacing those of the same name. */
export async function saveChunks(tx: Db, personId: string, chunks: readonly ChunkToSave[]): Promise<void> {
  if (chunks.length > 0) await saved(tx, { personId, chunks });
}

const saved = gathered(async (tx, asked: readonly { readonly personId: string; readonly chunks: readonly ChunkToSave[] }[]) => {
  const rows = asked.flatMap(({ personId, chunks }) => chunks.map((chunk) => ({ personId, ...chunk })));
  const of = <T>(take: (chunk: (typeof rows)[number]) => T): T[] => rows.map(take);
  await tx.many(
    prepared(sql`
    insert into health_data.chunk as c (person_id, metric, day, source_id, n, minimum, maximum, sum, first_at, last_at, last_value, longest_ms, version, data)
    select w.person_id, w.metric, w.day, w.source_id, w.n, w.minimum, w.maximum, w.sum, w.first_at, w.last_at, w.last_value, w.longest_ms, 1, w.data
      from unnest(${arrays.uuids(of((c) => c.personId))}::uuid[], ${arrays.texts(of((c) => c.metric))}::text[], ${arrays.days(of((c) => c.day))}::date[], ${arrays.uuids(of((c) => c.sourceId))}::uuid[],
                  ${arrays.int4s(of((c) => c.statistics.count))}::int[],
                  ${arrays.float8s(of((c) => c.statistics.minimum))}::float8[], ${arrays.float8s(of((c) => c.statistics.maximum))}::float8[], ${arrays.float8s(of((c) => c.statistics.sum))}::float8[],
                  ${arrays.instants(of((c) => c.firstAt))}::timestamptz[], ${arrays.instants(of((c) => c.lastAt))}::timestamptz[], ${arrays.float8s(of((c) => c.statistics.last))}::float8[],
                  ${arrays.int8s(of((c) => c.longestMs))}::bigint[], ${arrays.byteas(of((c) => c.bytes))}::bytea[])
           as w(person_id, metric, day, source_id, n, minimum, maximum, sum, first_at, last_at, last_value, longest_ms, data)
    on conflict (person_id, metric, day, source_id) do update
       set n = excluded.n, minimum = excluded.minimum, maximum = excluded.maximum, sum = excluded.sum, first_at = excluded.first_at, last_at = excluded.last_at,
           last_value = excluded.last_value, longest_ms = excluded.longest_ms, version = c.version + 1, data = excluded.data`),
  );
  return asked.map(() => undefined);
});

/** Removes chunks: nothing is left in them. */
export async function dropChunks(tx: Db, personId: string, names: readonly ChunkName[]): Promise<void> {
  if (names.length === 0) return;
  await tx.many(sql`
    delete from health_data.chunk as c
     using unnest(${arrays.texts(names.map((name) => name.metric))}::text[], ${arrays.days(names.map((name) => name.day))}::date[], ${arrays.uuids(names.map((name) => name.sourceId))}::uuid[]) as w(metric, day, source_id)
     where c.person_id = ${personId} and c.metric = w.metric and c.day = w.day and c.source_id = w.source_id`);
}

export interface RankedChunk extends ChunkRow {
  /** Rank of its source: lower wins. */
  readonly rank: number;
  readonly longestMs: number;
}

interface RankedRaw {
  readonly metric: string;
  readonly day: string;
  readonly source_id: string;
  readonly data: Buffer;
  readonly rank: number;
  readonly longest_ms: number;
}

const rankedOf = ({ source_id, longest_ms, metric, day, data, rank }: RankedRaw): RankedChunk => ({
  metric,
  day,
  data,
  rank,
  sourceId: source_id,
  longestMs: longest_ms,
});

/** Chunks of some metrics over UTC days, in order of metric, day and rank of the source. Served by the primary key. */
export async function chunksBetween(
  db: Db,
  personId: string,
  metrics: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<readonly RankedChunk[]> {
  const rows = await db.many(
    prepared(sql<RankedRaw>`
    select c.metric, c.day::text as day, c.source_id, c.data, s.rank, c.longest_ms
      from health_data.chunk as c
      join health_data.source as s on s.source_id = c.source_id
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}) and c.day between ${fromDay}::date and ${toDay}::date
     order by c.metric, c.day, s.rank, c.source_id`),
  );
  return rows.map(rankedOf);
}

/** One metric of a person over UTC days. */
interface Touched {
  readonly personId: string;
  readonly metric: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** As `chunksBetween`, for one metric, with chunks of the weeks before whose samples last into the days. */
export const chunksTouching = (db: Db, personId: string, metric: string, fromDay: string, toDay: string): Promise<readonly RankedChunk[]> =>
  touching(db, { personId, metric, fromDay, toDay });

const touching = gathered(
  async (db, asked: readonly Touched[]) => {
    const rows = await db.many(
      prepared(sql<RankedRaw & { ask: number }>`
      select w.ask, c.metric, c.day::text as day, c.source_id, c.data, s.rank, c.longest_ms
        from unnest(${arrays.int4s(asked.map((_, ask) => ask))}::int[], ${arrays.uuids(asked.map((w) => w.personId))}::uuid[], ${arrays.texts(asked.map((w) => w.metric))}::text[],
                    ${arrays.days(asked.map((w) => w.fromDay))}::date[], ${arrays.days(asked.map((w) => w.toDay))}::date[]) as w(ask, person_id, metric, from_day, to_day)
        join health_data.chunk as c on c.person_id = w.person_id and c.metric = w.metric and c.day between w.from_day - ${REACH_DAYS}::int and w.to_day
         and (c.day >= w.from_day or c.longest_ms > (w.from_day - c.day - 1) * ${DAY_MS}::bigint)
        join health_data.source as s on s.source_id = c.source_id
       order by w.ask, c.day, s.rank, c.source_id`),
    );
    return byQuestion(asked.length, rows).map((own) => own.map(rankedOf));
  },
  async (db, { personId, metric, fromDay, toDay }) => {
    const rows = await db.many(
      prepared(sql<RankedRaw>`
      select c.metric, c.day::text as day, c.source_id, c.data, s.rank, c.longest_ms
        from health_data.chunk as c
        join health_data.source as s on s.source_id = c.source_id
       where c.person_id = ${personId} and c.metric = ${metric} and c.day between ${fromDay}::date - ${REACH_DAYS}::int and ${toDay}::date
         and (c.day >= ${fromDay}::date or c.longest_ms > (${fromDay}::date - c.day - 1) * ${DAY_MS}::bigint)
       order by c.day, s.rank, c.source_id`),
    );
    return rows.map(rankedOf);
  },
);

/** Those of some metrics that a person has samples of. Served by the primary key. */
export async function metricsWithChunks(tx: Db, personId: string, metrics: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.many(sql<{ metric: string }>`
    select w.metric from unnest(${[...metrics]}::text[]) as w(metric)
     where exists (select 1 from health_data.chunk as c where c.person_id = ${personId} and c.metric = w.metric)`);
  return rows.map(({ metric }) => metric);
}

/** How many samples of a metric a person has on each UTC day, oldest first. */
export async function chunkSizes(
  db: Db,
  personId: string,
  metric: string,
  fromDay: string,
  toDay: string,
): Promise<readonly { readonly day: string; readonly n: number }[]> {
  return await db.many(sql<{ day: string; n: number }>`
    select c.day::text as day, sum(c.n)::int as n from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = ${metric} and c.day between ${fromDay}::date and ${toDay}::date
     group by c.day order by c.day`);
}

export interface LatestRow {
  readonly metric: string;
  readonly value: number;
  readonly at: Date;
  /** The chunk, when it goes on beyond the moment: then the value must be looked for in it. */
  readonly data: Buffer | undefined;
  readonly source: string;
  readonly firstAt: Date;
  readonly samples: number;
}

/** Newest chunk of each metric that begins before a moment, with how much there is of the metric. */
export async function latestValues(db: Db, personId: string, now: Date): Promise<readonly LatestRow[]> {
  const rows = await db.many(sql<{
    metric: string;
    value: number;
    at: Date;
    data: Buffer | null;
    source: string;
    first_at: Date;
    samples: number;
  }>`
    select m.metric, c.last_value as value, c.last_at as at, c.data, s.name as source, m.first_at, m.samples
      from (select h.metric, min(h.first_at) as first_at, sum(h.n)::int as samples from health_data.chunk as h where h.person_id = ${personId} group by h.metric) as m
      cross join lateral (
        select k.last_value, k.last_at, k.source_id, case when k.last_at > ${now} then k.data end as data from health_data.chunk as k
         where k.person_id = ${personId} and k.metric = m.metric and k.first_at <= ${now}
         order by k.day desc, least(k.last_at, ${now}) desc limit 1) as c
      join health_data.source as s on s.source_id = c.source_id
     order by m.metric`);
  return rows.map(({ first_at, data, ...row }) => ({ ...row, data: data ?? undefined, firstAt: first_at }));
}
