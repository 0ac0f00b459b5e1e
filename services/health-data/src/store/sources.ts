import { randomUUIDv7 } from 'node:crypto';
import { sql, type Db } from '@aceso/kit';

export interface SourceRow {
  readonly sourceId: string;
  readonly integration: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly rank: number;
  readonly samples: number;
  readonly firstAt: Date | undefined;
  readonly lastAt: Date | undefined;
}

export interface NewSource {
  readonly integration: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly model?: string | undefined;
  readonly rank: number;
}

/** Sources of a person, best first. */
export async function listSources(db: Db, personId: string): Promise<readonly SourceRow[]> {
  const rows = await db.many(sql<{
    source_id: string;
    integration: string;
    key: string;
    name: string;
    kind: string;
    rank: number;
    samples: number;
    first_at: Date | null;
    last_at: Date | null;
  }>`
    select s.source_id, s.integration, s.key, s.name, s.kind, s.rank, s.samples, s.first_at, s.last_at
      from health_data.source as s
     where s.person_id = ${personId}
     order by s.rank, s.source_id`);
  return rows.map((row) => ({
    sourceId: row.source_id,
    integration: row.integration,
    key: row.key,
    name: row.name,
    kind: row.kind,
    rank: row.rank,
    samples: row.samples,
    firstAt: row.first_at ?? undefined,
    lastAt: row.last_at ?? undefined,
  }));
}

/** Id of a source, made when it delivers for the first time. */
export async function ensureSource(
  tx: Db,
  personId: string,
  source: NewSource,
): Promise<{ readonly sourceId: string; readonly isNew: boolean }> {
  const row = await tx.one(sql<{ source_id: string; fresh: boolean }>`
    insert into health_data.source as s (source_id, person_id, integration, key, name, kind, model, rank)
    values (${randomUUIDv7()}, ${personId}, ${source.integration}, ${source.key}, ${source.name}, ${source.kind}, ${source.model ?? null}, ${source.rank})
    on conflict (person_id, integration, key) do update set name = excluded.name, model = coalesce(excluded.model, s.model)
    returning s.source_id, (xmax = 0) as fresh`);
  if (row === undefined) throw new Error('an upsert returns its row');
  return { sourceId: row.source_id, isNew: row.fresh };
}

export interface SourceActivity {
  readonly sourceId: string;
  readonly added: number;
  readonly first: Date;
  readonly last: Date;
}

/** Widens the time that sources have delivered for. */
export async function noteActivity(tx: Db, personId: string, activity: readonly SourceActivity[]): Promise<void> {
  if (activity.length === 0) return;
  await tx.many(sql`
    update health_data.source as s
       set samples = s.samples + a.added, first_at = least(s.first_at, a.first), last_at = greatest(s.last_at, a.last)
      from unnest(${activity.map((a) => a.sourceId)}::uuid[], ${activity.map((a) => a.added)}::bigint[], ${activity.map((a) => a.first)}::timestamptz[], ${activity.map((a) => a.last)}::timestamptz[])
           as a(source_id, added, first, last)
     where s.source_id = a.source_id and s.person_id = ${personId}`);
}

/** Gives the sources the ranks of their places in the list. Returns how many were found. */
export async function rankSources(tx: Db, personId: string, sourceIds: readonly string[]): Promise<number> {
  const rows = await tx.many(sql<{ source_id: string }>`
    update health_data.source as s
       set rank = o.place
      from unnest(${[...sourceIds]}::uuid[]) with ordinality as o(source_id, place)
     where s.source_id = o.source_id and s.person_id = ${personId}
    returning s.source_id`);
  return rows.length;
}
