import { sql, type Db } from '@aceso/kit';

export interface QuarantineRow {
  /** Same reading, same key: a second import adds nothing. */
  readonly key: string;
  readonly sourceType: string;
  readonly metric: string | undefined;
  readonly sourceId: string | undefined;
  readonly at: Date | undefined;
  readonly value: number | undefined;
  readonly unit: string | undefined;
  readonly reason: string;
}

export async function saveQuarantine(tx: Db, personId: string, rows: readonly QuarantineRow[]): Promise<void> {
  if (rows.length === 0) return;
  const of = <T>(take: (row: QuarantineRow) => T): T[] => rows.map(take);
  await tx.many(sql`
    insert into health_data.quarantine (person_id, key, source_type, metric, source_id, at, value, unit, reason)
    select ${personId}, w.key, w.source_type, w.metric, w.source_id, w.at, w.value, w.unit, w.reason
      from unnest(${of((r) => r.key)}::text[], ${of((r) => r.sourceType)}::text[], ${of((r) => r.metric ?? null)}::text[], ${of((r) => r.sourceId ?? null)}::uuid[], ${of((r) => r.at ?? null)}::timestamptz[],
                  ${of((r) => r.value ?? null)}::float8[], ${of((r) => r.unit ?? null)}::text[], ${of((r) => r.reason)}::text[]) as w(key, source_type, metric, source_id, at, value, unit, reason)
    on conflict (person_id, key) do nothing`);
}

export interface QuarantineItem {
  readonly position: number;
  readonly metric: string;
  readonly at: Date | undefined;
  readonly value: number | undefined;
  readonly unit: string;
  readonly source: string;
  readonly reason: string;
}

/** Newest in first, before a position. */
export async function listQuarantine(
  db: Db,
  personId: string,
  before: number | undefined,
  limit: number,
): Promise<readonly QuarantineItem[]> {
  const rows = await db.many(sql<{
    position: number;
    metric: string | null;
    source_type: string;
    at: Date | null;
    value: number | null;
    unit: string | null;
    source: string | null;
    reason: string;
  }>`
    select q.position, q.metric, q.source_type, q.at, q.value, q.unit, s.name as source, q.reason
      from health_data.quarantine as q
      left join health_data.source as s on s.source_id = q.source_id
     where q.person_id = ${personId} and (${before ?? null}::bigint is null or q.position < ${before ?? null}::bigint)
     order by q.position desc limit ${limit}`);
  return rows.map((row) => ({
    position: row.position,
    metric: row.metric ?? row.source_type,
    at: row.at ?? undefined,
    value: row.value ?? undefined,
    unit: row.unit ?? '',
    source: row.source ?? '',
    reason: row.reason,
  }));
}

/** How many readings of a metric stand in quarantine, by source. */
export async function quarantinedOf(db: Db, personId: string, metric: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many(sql<{ source_id: string | null; n: number }>`
    select q.source_id, count(*)::int as n from health_data.quarantine as q
     where q.person_id = ${personId} and q.metric = ${metric} group by q.source_id`);
  return new Map(rows.map(({ source_id, n }) => [source_id ?? '', n]));
}
