import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { json, sql, type Db } from '@aceso/kit';
import type { Purpose } from '../domain/consent.ts';

/** What a person will be once the registration is through. */
export interface Draft extends Omit<Output<typeof users.operations.getProfile>, 'personId' | 'createdAt' | 'version'> {
  readonly consents: readonly Purpose[];
}

export interface RegistrationRow {
  readonly registration_id: string;
  readonly person_id: string;
  readonly account_id: string;
  readonly draft: Draft | null;
  readonly sealed: Buffer | null;
  readonly created_at: Date;
}

export async function insertRegistration(tx: Db, row: RegistrationRow): Promise<void> {
  await tx.many(sql`
    insert into users.registration (registration_id, person_id, account_id, draft, sealed, created_at)
    values (${row.registration_id}, ${row.person_id}, ${row.account_id}, ${json(row.draft)}, ${row.sealed}, ${row.created_at})`);
}

export async function findRegistration(db: Db, registrationId: string): Promise<RegistrationRow | undefined> {
  return db.one(sql<RegistrationRow>`
    select r.registration_id, r.person_id, r.account_id, r.draft, r.sealed, r.created_at
      from users.registration as r
     where r.registration_id = ${registrationId}`);
}

/** Identity has the credentials: nothing of them stays here. */
export async function forgetCredentials(db: Db, registrationId: string): Promise<void> {
  await db.many(sql`update users.registration as r set sealed = null where r.registration_id = ${registrationId}`);
}

/** The registration has ended: what was needed for it goes. */
export async function forgetDraft(tx: Db, registrationId: string): Promise<void> {
  await tx.many(sql`update users.registration as r set sealed = null, draft = null where r.registration_id = ${registrationId}`);
}

/** Makes the person of a registration that has not ended, still out of sight; twice changes nothing. */
export async function insertPendingPerson(db: Db, registrationId: string, draft: Draft): Promise<void> {
  await db.many(sql`
    insert into users.person
      (person_id, account_id, status, display_name, birth_year, sex, height_cm, units, time_zone, language, country, roles, created_at)
    select r.person_id, r.account_id, 'pending', ${draft.displayName}, ${draft.birthYear ?? null}::int, ${draft.sex ?? null}::text,
           ${draft.heightCm ?? null}::float8, ${json(draft.units)}::jsonb, ${draft.timeZone}, ${draft.language},
           ${draft.country ?? null}::text, ${draft.roles}::text[], r.created_at
      from users.registration as r
     where r.registration_id = ${registrationId} and r.draft is not null
    on conflict (person_id) do nothing`);
}

/** Removes a person whose registration did not get through, with consents. */
export async function deletePendingPerson(db: Db, personId: string): Promise<void> {
  await db.many(sql`delete from users.person as p where p.person_id = ${personId} and p.status = 'pending'`);
}

/** From now on the person may be served. */
export async function activatePerson(tx: Db, personId: string): Promise<void> {
  await tx.many(sql`update users.person as p set status = 'active' where p.person_id = ${personId} and p.status = 'pending'`);
}
