import { arrays, beforeCommit, gathered, prepared, sql, type Db } from '@aceso/kit';

export interface Person {
  readonly personId: string;
  readonly timeZone: string;
  readonly mayStore: boolean;
}

/** A person as this service knows them. */
export interface FoundPerson extends Person {
  /** How often their data has changed. */
  readonly revision: string;
  /** Whether pushes wait to be merged for them. */
  readonly hasTails: boolean;
}

/** Served by primary keys. */
export const findPerson: (db: Db, personId: string) => Promise<FoundPerson | undefined> = gathered(
  async (db, personIds: readonly string[]) => {
    const rows = await db.many(
      prepared(sql<{ person_id: string; time_zone: string; may_store: boolean; revision: string; has_tails: boolean }>`
    select p.person_id, p.time_zone, p.may_store, p.revision::text as revision, exists (select 1 from health_data.push_tail as t where t.person_id = p.person_id) as has_tails
      from health_data.person as p where p.person_id = any(${arrays.uuids(personIds)}::uuid[])`),
    );
    const byId = new Map(
      rows.map((row): [string, FoundPerson] => [
        row.person_id,
        {
          personId: row.person_id,
          timeZone: row.time_zone,
          mayStore: row.may_store,
          revision: row.revision,
          hasTails: row.has_tails,
        },
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
  const names = arrays.texts(personIds.toSorted().map(lockName));
  await tx.many(prepared(sql`select pg_advisory_xact_lock(hashtextextended(w.name, 0)) from unnest(${names}::text[]) as w(name)`));
  // At the end: with its first write a transaction gets its number, and every reader of the event log waits for the oldest number.
  beforeCommit(tx, () => countChange(tx, personIds));
}

const lockName = (personId: string): string => `health-data:${personId}`;

/** Those of some people whose lock nobody else has; they have it until the transaction ends. Whoever changes something says so by `countChange`. */
export async function lockFree(tx: Db, personIds: readonly string[]): Promise<readonly string[]> {
  const names = arrays.texts(personIds.map(lockName));
  const rows = await tx.many(
    prepared(sql<{ place: number }>`
    select w.place::int as place from unnest(${names}::text[]) with ordinality as w(name, place)
     where pg_try_advisory_xact_lock(hashtextextended(w.name, 0))`),
  );
  return rows.flatMap(({ place }) => personIds[place - 1] ?? []);
}

/** What was read of these people before is not the newest any more. */
export async function countChange(tx: Db, personIds: readonly string[]): Promise<void> {
  await tx.many(
    prepared(sql`update health_data.person as p set revision = p.revision + 1 where p.person_id = any(${arrays.uuids(personIds)}::uuid[])`),
  );
}
