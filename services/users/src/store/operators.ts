import { sql, type Db } from '@aceso/kit';

/** Changes of who is an operator wait for one another, so that two cannot both remove "the last but one". */
export async function lockOperators(tx: Db): Promise<void> {
  await tx.many(sql`select pg_advisory_xact_lock(hashtext('aceso:users:operators'))`);
}

/** People with the operator role who stay: registered or about to be. */
export async function countOperators(db: Db): Promise<number> {
  const row = await db.one(sql<{ n: number }>`
    select count(*)::int as n from users.person as p where 'operator' = any(p.roles) and p.status <> 'erasing'`);
  return row?.n ?? 0;
}

/** Puts a new code in the place of the old one; false while a registration with the old one is under way. */
export async function replaceCode(tx: Db, codeHash: Buffer, expiresAt: Date): Promise<boolean> {
  const row = await tx.one(sql`
    insert into users.operator_code as c (code_hash, expires_at) values (${codeHash}, ${expiresAt})
    on conflict (only_one) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at
     where c.registration_id is null
    returning c.only_one`);
  return row !== undefined;
}

/** Uses the code for a registration; false when it is another one, too old, or used. */
export async function useCode(tx: Db, codeHash: Buffer, registrationId: string, now: Date): Promise<boolean> {
  const row = await tx.one(sql`
    update users.operator_code as c set registration_id = ${registrationId}
     where c.code_hash = ${codeHash} and c.expires_at > ${now} and c.registration_id is null
    returning c.only_one`);
  return row !== undefined;
}

/** The registration came to nothing: its code may be used again while it lasts. */
export async function giveCodeBack(tx: Db, registrationId: string): Promise<void> {
  await tx.many(sql`update users.operator_code as c set registration_id = null where c.registration_id = ${registrationId}`);
}
