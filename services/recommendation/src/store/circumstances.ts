import { prepared, sql, type Db } from '@aceso/kit';
import type { Circumstance, CircumstanceKind } from '../domain/contexts/circumstance.ts';

export interface CircumstanceRow extends Circumstance {
  readonly circumstanceId: string;
}

/** What a person logged, the newest first. Served by the primary key. */
export async function listCircumstanceRows(db: Db, personId: string): Promise<readonly CircumstanceRow[]> {
  const rows = await db.many(
    prepared(sql<{ circumstance_id: string; kind: CircumstanceKind; first_day: string; last_day: string | null }>`
    select c.circumstance_id, c.kind, c.first_day::text as first_day, c.last_day::text as last_day
      from recommendation.circumstance as c
     where c.person_id = ${personId}
     order by c.first_day desc, c.circumstance_id`),
  );
  return rows.map(({ circumstance_id, kind, first_day, last_day }) => ({
    circumstanceId: circumstance_id,
    kind,
    from: first_day,
    ...(last_day === null ? {} : { to: last_day }),
  }));
}

/** Keeps one, in place of what stood under its id. */
export async function saveCircumstance(tx: Db, personId: string, row: CircumstanceRow, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.circumstance as c (person_id, circumstance_id, kind, first_day, last_day, told_at)
    values (${personId}, ${row.circumstanceId}, ${row.kind}, ${row.from}::date, ${row.to ?? null}::date, ${now})
    on conflict (person_id, circumstance_id)
    do update set kind = excluded.kind, first_day = excluded.first_day, last_day = excluded.last_day, told_at = excluded.told_at`);
}

/** Whether there was one to remove. */
export async function deleteCircumstance(tx: Db, personId: string, circumstanceId: string): Promise<boolean> {
  const gone = await tx.many(sql<{ circumstance_id: string }>`
    delete from recommendation.circumstance as c where c.person_id = ${personId} and c.circumstance_id = ${circumstanceId}
    returning c.circumstance_id`);
  return gone.length > 0;
}
