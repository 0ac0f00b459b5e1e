import { sql, type Db } from '@aceso/kit';

export interface RefreshTokenRow {
  readonly sessionId: string;
  readonly replacedAt: Date | undefined;
}

/** Adds a token; the same one twice changes nothing. */
export async function insertRefreshToken(db: Db, hash: Uint8Array, sessionId: string, now: Date): Promise<void> {
  await db.many(sql`
    insert into identity.refresh_token (hash, session_id, issued_at) values (${Buffer.from(hash)}, ${sessionId}, ${now})
    on conflict (hash) do nothing`);
}

/** The token, locked until the transaction ends, so that two that refresh at once go one after the other. */
export async function lockRefreshToken(db: Db, hash: Uint8Array): Promise<RefreshTokenRow | undefined> {
  const row = await db.one(sql<{ session_id: string; replaced_at: Date | null }>`
    select t.session_id, t.replaced_at from identity.refresh_token as t where t.hash = ${Buffer.from(hash)} for update`);
  return row && { sessionId: row.session_id, replacedAt: row.replaced_at ?? undefined };
}

/** Notes the moment of the first use. */
export async function markReplaced(db: Db, hash: Uint8Array, now: Date): Promise<void> {
  await db.many(sql`
    update identity.refresh_token as t set replaced_at = ${now} where t.hash = ${Buffer.from(hash)} and t.replaced_at is null`);
}
