import { sql, type Db } from '@aceso/kit';

/** Something that a source has deleted. Milliseconds since the epoch. */
export interface Deleted {
  /** Metric of a sample, or kind of a record. */
  readonly subject: string;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
}

/** Exports write times to the second. */
const wholeSecond = (at: number): Date => new Date(Math.floor(at / 1000) * 1000);

/** Remembers what was deleted; twice is once. Call it under the person's lock. */
export async function bury(tx: Db, personId: string, deleted: readonly Deleted[], now: Date): Promise<void> {
  if (deleted.length === 0) return;
  await tx.many(sql`
    insert into health_data.tombstone (person_id, subject, start_at, end_at, source_id, deleted_at)
    select ${personId}, w.subject, w.start_at, w.end_at, w.source_id, ${now}
      from unnest(${deleted.map((one) => one.subject)}::text[], ${deleted.map((one) => wholeSecond(one.start))}::timestamptz[],
                  ${deleted.map((one) => wholeSecond(one.end))}::timestamptz[], ${deleted.map((one) => one.sourceId)}::uuid[]) as w(subject, start_at, end_at, source_id)
    on conflict do nothing`);
}

/** What was deleted of some subjects over a time. Served by the primary key. */
export async function buried(db: Db, personId: string, subjects: readonly string[], from: number, to: number): Promise<readonly Deleted[]> {
  const rows = await db.many(sql<{ subject: string; source_id: string; start_at: Date; end_at: Date }>`
    select t.subject, t.source_id, t.start_at, t.end_at from health_data.tombstone as t
     where t.person_id = ${personId} and t.subject = any(${[...subjects]}::text[]) and t.start_at between ${wholeSecond(from)} and ${new Date(to)}`);
  return rows.map((row) => ({
    subject: row.subject,
    sourceId: row.source_id,
    start: row.start_at.getTime(),
    end: row.end_at.getTime(),
  }));
}
