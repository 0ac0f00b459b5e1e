import type { Erasure } from '../domain/erasure.ts';
import { sql, type Db } from '@aceso/kit';

type Receipt = Erasure['receipts'][number];
export interface ErasureRow {
  readonly erasure_id: string;
  readonly person_id: string;
  readonly requested_at: Date;
  readonly finished_at: Date | null;
}

/** From now on nobody reads the person; false when an erasure is under way already. */
export async function freezePerson(tx: Db, personId: string): Promise<boolean> {
  const row = await tx.one(sql`
    update users.person as p set status = 'erasing' where p.person_id = ${personId} and p.status = 'active' returning p.person_id`);
  return row !== undefined;
}

export async function insertErasure(tx: Db, erasureId: string, personId: string, now: Date): Promise<void> {
  await tx.many(sql`insert into users.erasure (erasure_id, person_id, requested_at) values (${erasureId}, ${personId}, ${now})`);
}

export async function findErasure(
  db: Db,
  by: { readonly erasureId?: string; readonly personId?: string },
): Promise<ErasureRow | undefined> {
  return db.one(sql<ErasureRow>`
    select e.erasure_id, e.person_id, e.requested_at, e.finished_at
      from users.erasure as e
     where e.erasure_id = ${by.erasureId ?? null} or e.person_id = ${by.personId ?? null}`);
}

export async function receiptsOf(db: Db, erasureId: string): Promise<Receipt[]> {
  const rows = await db.many(sql<{ service: string; erased_at: Date; rows: number; fingerprint: string }>`
    select r.service, r.erased_at, r.rows, r.fingerprint
      from users.erasure_receipt as r
     where r.erasure_id = ${erasureId}
     order by r.erased_at, r.service`);
  return rows.map((row) => ({ service: row.service, erasedAt: row.erased_at.toISOString(), rows: row.rows, fingerprint: row.fingerprint }));
}

/** The first receipt of a service stays: asked again after a lost answer, it would say that nothing was left. */
export async function keepReceipt(tx: Db, erasureId: string, receipt: Receipt): Promise<void> {
  await tx.many(sql`
    insert into users.erasure_receipt (erasure_id, service, erased_at, rows, fingerprint)
    values (${erasureId}, ${receipt.service}, ${new Date(receipt.erasedAt)}, ${receipt.rows}, ${receipt.fingerprint})
    on conflict (erasure_id, service) do nothing`);
}

export async function finishErasure(tx: Db, erasureId: string, now: Date): Promise<void> {
  await tx.many(sql`update users.erasure as e set finished_at = ${now} where e.erasure_id = ${erasureId}`);
}

/**
 * Removes every row about the person and counts them by table.
 *
 * Lines in other people's access logs stay: those may still know that somebody looked, by a number that names nobody any more.
 */
export async function deletePersonRows(tx: Db, personId: string, accountId: string): Promise<Readonly<Record<string, number>>> {
  const counted = async (rows: Promise<readonly unknown[]>): Promise<number> => (await rows).length;
  return {
    access_entry: await counted(tx.many(sql`delete from users.access_entry as a where a.person_id = ${personId} returning 1 as gone`)),
    consent_decision: await counted(
      tx.many(sql`delete from users.consent_decision as c where c.person_id = ${personId} returning 1 as gone`),
    ),
    given_share: await counted(
      tx.many(
        sql`delete from users.given_share as s where s.person_id = ${personId} or s.grantee_account_id = ${accountId} returning 1 as gone`,
      ),
    ),
    idempotency: await counted(tx.many(sql`delete from users.idempotency as i where i.subject = ${accountId} returning 1 as gone`)),
    registration: await counted(tx.many(sql`delete from users.registration as r where r.person_id = ${personId} returning 1 as gone`)),
    saga: await counted(
      tx.many(sql`delete from users.saga as s where s.kind = 'registration' and s.state ->> 'personId' = ${personId} returning 1 as gone`),
    ),
    person: await counted(tx.many(sql`delete from users.person as p where p.person_id = ${personId} returning 1 as gone`)),
  };
}
