import { sql, type Db } from '@aceso/kit';

/** The wrapped data key of a person; undefined when there is none (any more). */
export async function findPersonKey(db: Db, personId: string): Promise<string | undefined> {
  const row = await db.one(sql<{ wrapped: string }>`select k.wrapped from health_data.person_key as k where k.person_id = ${personId}`);
  return row?.wrapped;
}

/** Keeps a first key; the one that was there already wins, and is returned. */
export async function keepPersonKey(db: Db, personId: string, wrapped: string, now: Date): Promise<string> {
  await db.many(sql`
    insert into health_data.person_key (person_id, wrapped, created_at) values (${personId}, ${wrapped}, ${now}) on conflict (person_id) do nothing`);
  const kept = await findPersonKey(db, personId);
  if (kept === undefined) throw new Error('a key that was kept is gone');
  return kept;
}
