import { sql, type Db } from '@aceso/kit';

/** One sign-in. */
export interface SessionRow {
  readonly sessionId: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
  readonly browserUid: string | undefined;
}

interface Row {
  readonly session_id: string;
  readonly account_id: string;
  readonly client_id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly user_agent: string | null;
  readonly address: string | null;
  readonly browser_uid: string | null;
}

const sessionOf = (row: Row): SessionRow => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  clientId: row.client_id,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  userAgent: row.user_agent ?? undefined,
  address: row.address ?? undefined,
  browserUid: row.browser_uid ?? undefined,
});

/** Adds a session; one that is there stays as it is. */
export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.many(sql`
    insert into identity.session (session_id, account_id, client_id, created_at, last_seen_at, expires_at, user_agent, address, browser_uid)
    values (${session.sessionId}, ${session.accountId}, ${session.clientId}, ${session.createdAt}, ${session.lastSeenAt},
            ${session.expiresAt}, ${session.userAgent ?? null}, ${session.address ?? null}, ${session.browserUid ?? null})
    on conflict (session_id) do nothing`);
}

/** A session that has neither ended nor run out. */
export async function liveSession(db: Db, sessionId: string, now: Date): Promise<SessionRow | undefined> {
  const row = await db.one(sql<Row>`
    select s.session_id, s.account_id, s.client_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, s.address, s.browser_uid
      from identity.session as s
     where s.session_id = ${sessionId} and s.ended_at is null and s.expires_at > ${now}`);
  return row && sessionOf(row);
}

/** Live sessions of an account, newest first. Served by index session__account_id. */
export async function liveSessionsOf(db: Db, accountId: string, now: Date, most: number): Promise<readonly SessionRow[]> {
  const rows = await db.many(sql<Row>`
    select s.session_id, s.account_id, s.client_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, s.address, s.browser_uid
      from identity.session as s
     where s.account_id = ${accountId} and s.ended_at is null and s.expires_at > ${now}
     order by s.created_at desc
     limit ${most}`);
  return rows.map(sessionOf);
}

/** Marks a live session as ended and drops its codes, grants and refresh tokens; undefined when it had ended before. */
export async function markEnded(db: Db, sessionId: string, now: Date): Promise<string | undefined> {
  const row = await db.one(sql<{ account_id: string; browser_uid: string | null }>`
    update identity.session as s set ended_at = ${now}
     where s.session_id = ${sessionId} and s.ended_at is null
    returning s.account_id, s.browser_uid`);
  if (row === undefined) return undefined;
  await db.many(sql`
    delete from identity.oauth_record as r
     where r.grant_id = ${sessionId} or (r.kind = 'Grant' and r.id = ${sessionId}) or (r.kind = 'Session' and r.uid = ${row.browser_uid})`);
  await db.many(sql`delete from identity.refresh_token as t where t.session_id = ${sessionId}`);
  return row.account_id;
}

/** Notes that a session is in use, at most every few minutes. */
export async function touchSession(db: Db, sessionId: string, now: Date, notSince: Date): Promise<void> {
  await db.many(sql`
    update identity.session as s set last_seen_at = ${now} where s.session_id = ${sessionId} and s.last_seen_at < ${notSince}`);
}
