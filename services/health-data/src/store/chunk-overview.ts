import { sql, type Db } from '@aceso/kit';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import { DIRECTORY_BYTES_MAX } from '../codec/month-chunk.ts';
import { startingWithin } from '../domain/columns.ts';
import { countsOf } from './chunks.ts';

export interface LatestRow {
  readonly metric: string;
  readonly value: number;
  readonly at: Date;
  readonly source: string;
  readonly firstAt: Date;
  readonly samples: number;
}

interface LatestRaw {
  readonly metric: string;
  readonly value: number;
  readonly at: Date;
  readonly data: Buffer | null;
  readonly source: string;
  readonly first_at: Date;
  readonly samples: number;
}

/**
 * Newest sample of each metric up to a moment, with how much there is of the metric.
 *
 * A clock that runs ahead must not hide what was measured before: of a row that goes on into the future the past part counts.
 */
export async function latestValues(db: Db, personId: string, now: Date): Promise<readonly LatestRow[]> {
  // All rows of the month in which the newest one begins: a row of the month may end behind one of a later day.
  const rows = await db.many(sql<LatestRaw>`
    select m.metric, c.last_value as value, c.last_at as at, case when c.last_at > ${now} then c.data end as data, s.name as source, m.first_at, m.samples
      from (select h.metric, min(h.first_at) as first_at, sum(h.n)::int as samples from health_data.chunk as h where h.person_id = ${personId} group by h.metric) as m
      cross join lateral (
        select k.day from health_data.chunk as k
         where k.person_id = ${personId} and k.metric = m.metric and k.first_at <= ${now} order by k.day desc limit 1) as newest
      join health_data.chunk as c on c.person_id = ${personId} and c.metric = m.metric and c.first_at <= ${now}
                                 and c.day >= date_trunc('month', newest.day) and c.day <= newest.day
      join health_data.source as s on s.source_id = c.source_id
     order by m.metric, c.day`);
  const latest = new Map<string, LatestRow>();
  for (const { first_at, data, ...row } of rows) {
    const found = { ...row, ...(data === null ? {} : valueUpTo(data, now)), firstAt: first_at };
    const known = latest.get(row.metric);
    if (known === undefined || found.at >= known.at) latest.set(row.metric, found);
  }
  return [...latest.values()];
}

/** The row begins before now: it holds at least one such sample. */
function valueUpTo(data: Buffer, now: Date): Pick<LatestRow, 'value' | 'at'> {
  const { count, start, value } = startingWithin(unpackChunk(data), -Infinity, now.getTime() + 1);
  return { value: value[count - 1] ?? Number.NaN, at: new Date(start[count - 1] ?? 0) };
}

export interface ChunkCount {
  readonly sourceId: string;
  /** How many samples each UTC day has. */
  readonly days: readonly { readonly day: string; readonly n: number }[];
  /** Times of all samples of a row that goes on beyond the moment. */
  readonly times: readonly number[];
}

/** What there is of a metric, row by row, oldest first. Served by the primary key. */
export async function chunkCounts(db: Db, personId: string, metric: string, now: Date): Promise<readonly ChunkCount[]> {
  const rows = await db.many(sql<{
    day: string;
    days: number | null;
    source_id: string;
    n: number;
    head: Buffer | null;
    data: Buffer | null;
  }>`
    select c.day::text as day, c.days, c.source_id, c.n, case when c.days is not null then substring(c.data from 1 for ${DIRECTORY_BYTES_MAX}) end as head,
           case when c.last_at > ${now} then c.data end as data
      from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = ${metric} order by c.day, c.source_id`);
  return rows.map((row) => ({
    sourceId: row.source_id,
    days: countsOf(row),
    times: row.data === null ? [] : Array.from(unpackChunk(row.data).start),
  }));
}

/** A UTC day for which several sources have samples of a metric. */
export interface SharedTime {
  readonly metric: string;
  readonly from: Date;
  readonly to: Date;
  readonly sourceIds: readonly string[];
}

/** Days of metrics that several sources have samples of, newest first, with one more than `limit` when there are more. */
export async function sharedTimes(db: Db, personId: string, metrics: readonly string[], limit: number): Promise<readonly SharedTime[]> {
  const rows = await db.many(sql<{ metric: string; from_at: Date; to_at: Date; source_ids: readonly string[] }>`
    select c.metric, min(greatest(c.first_at, (c.day + i.place) at time zone 'UTC')) as from_at,
           max(least(c.last_at, (c.day + i.place + 1) at time zone 'UTC' - interval '1 millisecond')) as to_at, array_agg(c.source_id) as source_ids
      from health_data.chunk as c cross join generate_series(0, 30) as i(place)
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}::text[])
       and case when c.days is null then i.place = 0 else (c.days >> i.place) & 1 = 1 end
     group by c.metric, c.day + i.place having count(*) > 1 order by c.day + i.place desc, c.metric limit ${limit + 1}`);
  return rows.map(({ metric, from_at, to_at, source_ids }) => ({ metric, from: from_at, to: to_at, sourceIds: source_ids }));
}
