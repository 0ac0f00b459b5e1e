import { sql, type Db } from '@aceso/kit';

export interface ChunkCount {
  readonly sourceId: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly n: number;
  /** Of a chunk that reaches over several UTC days or beyond the moment: how many samples each day has must be counted in it. */
  readonly data: Buffer | undefined;
}

/** What there is of a metric, chunk by chunk, oldest first. Served by the primary key. */
export async function chunkCounts(db: Db, personId: string, metric: string, now: Date): Promise<readonly ChunkCount[]> {
  const rows = await db.many(sql<{ source_id: string; first_at: Date; last_at: Date; n: number; data: Buffer | null }>`
    select c.source_id, c.first_at, c.last_at, c.n,
           case when c.last_at > ${now} or (c.first_at at time zone 'UTC')::date <> (c.last_at at time zone 'UTC')::date then c.data end as data
      from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = ${metric} order by c.day, c.source_id`);
  return rows.map((row) => ({
    sourceId: row.source_id,
    firstAt: row.first_at,
    lastAt: row.last_at,
    n: row.n,
    data: row.data ?? undefined,
  }));
}

/** Times for which several sources have samples of a metric. */
export interface SharedTime {
  readonly metric: string;
  readonly from: Date;
  readonly to: Date;
  readonly sourceIds: readonly string[];
}

/** Chunks of metrics that several sources have of the same time, newest first, with one more than `limit` when there are more. */
export async function sharedTimes(db: Db, personId: string, metrics: readonly string[], limit: number): Promise<readonly SharedTime[]> {
  const rows = await db.many(sql<{ metric: string; from_at: Date; to_at: Date; source_ids: readonly string[] }>`
    select c.metric, min(c.first_at) as from_at, max(c.last_at) as to_at, array_agg(c.source_id) as source_ids from health_data.chunk as c
     where c.person_id = ${personId} and c.metric = any(${[...metrics]}::text[])
     group by c.metric, c.day having count(*) > 1 order by c.day desc, c.metric limit ${limit + 1}`);
  return rows.map(({ metric, from_at, to_at, source_ids }) => ({ metric, from: from_at, to: to_at, sourceIds: source_ids }));
}
