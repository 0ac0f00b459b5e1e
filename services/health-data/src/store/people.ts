import { arrays, beforeCommit, gathered, prepared, sql, type Db } from '@aceso/kit';

export interface Person {
  readonly personId: string;
  readonly timeZone: string;
  readonly mayStore: boolean;
}

/** A person, and whether pushes wait to be merged for them. */
export interface FoundPerson extends Person {
  readonly hasTails: boolean;
}

export const findPerson: (db: Db, personId: string) => Promise<FoundPerson | undefined> = gathered(
  async (db, personIds: readonly string[]) => {
    const rows = await db.many(
      prepared(sql<{ person_id: string; time_zone: string; may_store: boolean; has_tails: boolean }>`
    select p.person_id, p.time_zone, p.may_store, exists (select 1 from health_data.push_tail as t where t.person_id = p.person_id) as has_tails
      from health_data.person as p where p.person_id = any(${arrays.uuids(personIds)}::uuid[])`),
    );
    const byId = new Map(
      rows.map((row): [string, FoundPerson] => [
        row.person_id,
        { personId: row.person_id, timeZone: row.time_zone, mayStore: row.may_store, hasTails: row.has_tails },
      ]),
    );
    return personIds.map((personId) => byId.get(personId));
  },
);

export async function savePerson(db: Db, person: Person, now: Date): Promise<void> {
  await db.many(sql`
    insert into health_data.person (person_id, time_zone, may_store, created_at)
    values (${person.personId}, ${person.timeZone}, ${person.mayStore}, ${now})
    on conflict (person_id) do update set time_zone = excluded.time_zone, may_store = excluded.may_store, revision = person.revision + 1`);
}

/** One writer a person at a time until the transaction ends: chunks are merged, not only inserted. What was read before is not the newest any more. */
export const lockPerson = (tx: Db, personId: string): Promise<void> => lockPeople(tx, [personId]);

/** As `lockPerson`, for several: in the order of their ids, so that two who want the same ones do not wait for each other for ever. */
export async function lockPeople(tx: Db, personIds: readonly string[]): Promise<void> {
  const inOrder = personIds.toSorted();
  const names = arrays.texts(inOrder.map((personId) => `health-data:${personId}`));
  await tx.many(prepared(sql`select pg_advisory_xact_lock(hashtextextended(w.name, 0)) from unnest(${names}::text[]) as w(name)`));
  // At the end: with its first write a transaction gets its number, and every reader of the event log waits for the oldest number.
  beforeCommit(tx, async () => {
    await tx.many(
      prepared(sql`update health_data.person as p set revision = p.revision + 1 where p.person_id = any(${arrays.uuids(inOrder)}::uuid[])`),
    );
  });
}

/** How often the data of a person has changed, and whether pushes wait to be merged; undefined for a person not met yet. Served by primary keys. */
export async function revisionOf(db: Db, personId: string): Promise<{ readonly revision: string; readonly hasTails: boolean } | undefined> {
  const row = await db.one(
    prepared(sql<{ revision: string; has_tails: boolean }>`
    select p.revision::text as revision, exists (select 1 from health_data.push_tail as t where t.person_id = p.person_id) as has_tails
      from health_data.person as p where p.person_id = ${personId}`),
  );
  return row && { revision: row.revision, hasTails: row.has_tails };
}
