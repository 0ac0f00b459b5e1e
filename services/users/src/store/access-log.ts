import { type Db, type Place, sql } from '@aceso/kit';

export interface AccessRow {
  readonly event_id: string;
  readonly at: Date;
  readonly subject: string;
  readonly subject_name: string | null;
  readonly actor: string | null;
  readonly operation: string;
  readonly category: string | null;
}

/** Adds a line; nothing for a person who is unknown or being erased, and once for each event. */
export async function insertAccess(tx: Db, personId: string, row: Omit<AccessRow, 'subject_name'>): Promise<void> {
  await tx.many(sql`
    insert into users.access_entry (event_id, person_id, at, subject, actor, operation, category)
    select ${row.event_id}, p.person_id, ${row.at}, ${row.subject}, ${row.actor}::text, ${row.operation}, ${row.category}::text
      from users.person as p
     where p.person_id = ${personId} and p.status = 'active'
    on conflict (event_id) do nothing`);
}

/** Newest first, before a place, with the present name of whoever looked. Served by access_entry__person_id__at. */
export async function accessBefore(db: Db, personId: string, place: Place | undefined, limit: number): Promise<readonly AccessRow[]> {
  return db.many(sql<AccessRow>`
    select a.event_id, a.at, a.subject, p.display_name as subject_name, a.actor, a.operation, a.category
      from users.access_entry as a
      left join users.person as p on p.account_id::text = a.subject and p.status = 'active'
     where a.person_id = ${personId}
       and (${place?.at ?? null}::timestamptz is null or (a.at, a.event_id) < (${place?.at ?? null}, ${place?.id ?? null}::uuid))
     order by a.at desc, a.event_id desc
     limit ${limit}`);
}
