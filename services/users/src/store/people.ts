import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { type Db, json, type Place, sql } from '@aceso/kit';

type ProfileOut = Output<typeof users.operations.getProfile>;

export interface PersonRow {
  readonly person_id: string;
  readonly account_id: string;
  readonly display_name: string;
  readonly birth_year: number | null;
  readonly sex: 'female' | 'male' | null;
  readonly height_cm: number | null;
  readonly units: ProfileOut['units'];
  readonly time_zone: string;
  readonly language: string;
  readonly country: string | null;
  readonly roles: ProfileOut['roles'];
  readonly version: number;
  readonly created_at: Date;
}

/** The profile as others see it. */
export const profileOf = (row: PersonRow): ProfileOut => ({
  personId: row.person_id,
  displayName: row.display_name,
  ...(row.birth_year === null ? {} : { birthYear: row.birth_year }),
  ...(row.sex === null ? {} : { sex: row.sex }),
  ...(row.height_cm === null ? {} : { heightCm: row.height_cm }),
  units: row.units,
  timeZone: row.time_zone,
  language: row.language,
  ...(row.country === null ? {} : { country: row.country }),
  roles: row.roles,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

/** An active person; undefined for one that is unknown, not registered yet, or being erased. Served by the primary key. */
export async function findPerson(db: Db, personId: string): Promise<PersonRow | undefined> {
  return db.one(sql<PersonRow>`
    select p.person_id, p.account_id, p.display_name, p.birth_year, p.sex, p.height_cm, p.units, p.time_zone, p.language, p.country,
           p.roles, p.version, p.created_at
      from users.person as p
     where p.person_id = ${personId} and p.status = 'active'`);
}

/** As `findPerson`, and nobody else may change the person before this transaction ends. */
export async function lockPerson(tx: Db, personId: string): Promise<PersonRow | undefined> {
  return tx.one(sql<PersonRow>`
    select p.person_id, p.account_id, p.display_name, p.birth_year, p.sex, p.height_cm, p.units, p.time_zone, p.language, p.country,
           p.roles, p.version, p.created_at
      from users.person as p
     where p.person_id = ${personId} and p.status = 'active'
       for update`);
}

/** Active people, oldest first, after a place. Served by person__created_at. */
export async function peopleAfter(db: Db, place: Place | undefined, limit: number): Promise<readonly PersonRow[]> {
  return db.many(sql<PersonRow>`
    select p.person_id, p.account_id, p.display_name, p.birth_year, p.sex, p.height_cm, p.units, p.time_zone, p.language, p.country,
           p.roles, p.version, p.created_at
      from users.person as p
     where p.status = 'active'
       and (${place?.at ?? null}::timestamptz is null or (p.created_at, p.person_id) > (${place?.at ?? null}, ${place?.id ?? null}::uuid))
     order by p.created_at, p.person_id
     limit ${limit}`);
}

/** Saves the changed fields of a profile under a new version. */
export async function saveProfile(tx: Db, row: PersonRow): Promise<PersonRow | undefined> {
  return tx.one(sql<PersonRow>`
    update users.person as p
       set display_name = ${row.display_name}, birth_year = ${row.birth_year}, sex = ${row.sex}, height_cm = ${row.height_cm},
           units = ${json(row.units)}, time_zone = ${row.time_zone}, language = ${row.language}, country = ${row.country},
           roles = ${row.roles}, version = p.version + 1
     where p.person_id = ${row.person_id}
    returning p.person_id, p.account_id, p.display_name, p.birth_year, p.sex, p.height_cm, p.units, p.time_zone, p.language, p.country,
              p.roles, p.version, p.created_at`);
}

/** Name and person of the active owner of an account. Served by the unique index on account_id. */
export async function ownerOf(
  db: Db,
  accountId: string,
): Promise<{ readonly person_id: string; readonly display_name: string } | undefined> {
  return db.one(sql<{ person_id: string; display_name: string }>`
    select p.person_id, p.display_name from users.person as p where p.account_id = ${accountId} and p.status = 'active'`);
}
