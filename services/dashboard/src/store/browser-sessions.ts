import { sql, type Db } from '@aceso/kit';

/** What a browser's cookie stands for. */
export interface BrowserSessionRow {
  /** SHA-256 of the cookie. */
  readonly idHash: Buffer;
  readonly accountId: string;
  readonly personId: string | undefined;
  /** Session at identity. */
  readonly sessionId: string;
  readonly sealedTokens: string;
  readonly accessExpiresAt: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertBrowserSession(db: Db, row: BrowserSessionRow): Promise<void> {
  await db.many(sql`
    insert into dashboard.browser_session (id_hash, account_id, person_id, session_id, tokens, access_expires_at, created_at, expires_at)
    values (${row.idHash}, ${row.accountId}, ${row.personId ?? null}, ${row.sessionId}, ${row.sealedTokens}, ${row.accessExpiresAt},
            ${row.createdAt}, ${row.expiresAt})`);
}

/** A session that has not run out. Served by the primary key. */
export async function liveBrowserSession(
  db: Db,
  idHash: Buffer,
  now: Date,
): Promise<Pick<BrowserSessionRow, 'sessionId' | 'sealedTokens' | 'accessExpiresAt'> | undefined> {
  const row = await db.one(sql<{ session_id: string; tokens: string; access_expires_at: Date }>`
    select s.session_id, s.tokens, s.access_expires_at
      from dashboard.browser_session as s
     where s.id_hash = ${idHash} and s.expires_at > ${now}`);
  return row && { sessionId: row.session_id, sealedTokens: row.tokens, accessExpiresAt: row.access_expires_at };
}

/** Keeps renewed tokens; an older answer never replaces a newer one, and one that was removed stays removed. */
export async function renewBrowserSession(db: Db, idHash: Buffer, sealedTokens: string, accessExpiresAt: Date): Promise<void> {
  await db.many(sql`
    update dashboard.browser_session as s
       set tokens = ${sealedTokens}, access_expires_at = ${accessExpiresAt}
     where s.id_hash = ${idHash} and s.access_expires_at <= ${accessExpiresAt}`);
}

export async function removeBrowserSession(db: Db, idHash: Buffer): Promise<void> {
  await db.many(sql`delete from dashboard.browser_session as s where s.id_hash = ${idHash}`);
}

/** Removes those that hang on a session of identity. Served by index browser_session__session_id. */
export async function removeOfSession(db: Db, sessionId: string): Promise<void> {
  await db.many(sql`delete from dashboard.browser_session as s where s.session_id = ${sessionId}`);
}

/** Removes those of an account. Served by index browser_session__account_id. */
export async function removeOfAccount(db: Db, accountId: string): Promise<void> {
  await db.many(sql`delete from dashboard.browser_session as s where s.account_id = ${accountId}`);
}

/** Removes those of a person. Served by index browser_session__person_id. */
export async function removeOfPerson(db: Db, personId: string): Promise<void> {
  await db.many(sql`delete from dashboard.browser_session as s where s.person_id = ${personId}`);
}

/** Removes what ran out before, at most so many at once. Served by index browser_session__expires_at. */
export async function removeExpired(db: Db, before: Date, most: number): Promise<void> {
  await db.many(sql`
    delete from dashboard.browser_session as s
     where s.id_hash in (select e.id_hash from dashboard.browser_session as e where e.expires_at <= ${before} order by e.expires_at limit ${most})`);
}
