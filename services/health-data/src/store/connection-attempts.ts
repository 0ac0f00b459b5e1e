import { sql, type Db } from '@aceso/kit';

/** An attempt to connect, as it is kept while the person is at the vendor. */
export interface Attempt {
  readonly stateHash: string;
  readonly connectionId: string;
  readonly personId: string;
  /** Of the session that began it: no other may end it. */
  readonly sessionHash: string;
  readonly verifier: string;
  readonly expiresAt: Date;
}

export async function saveAttempt(tx: Db, attempt: Attempt): Promise<void> {
  await tx.many(sql`
    insert into health_data.connection_attempt (state_hash, connection_id, person_id, session_hash, verifier, expires_at)
    values (${attempt.stateHash}, ${attempt.connectionId}, ${attempt.personId}, ${attempt.sessionHash}, ${attempt.verifier}, ${attempt.expiresAt})`);
}

/** Takes an attempt out: whoever gets it is the only one. */
export async function takeAttempt(db: Db, stateHash: string, now: Date): Promise<Attempt | undefined> {
  const row = await db.one(sql<{
    connection_id: string;
    person_id: string;
    session_hash: string;
    verifier: string;
    expires_at: Date;
  }>`
    delete from health_data.connection_attempt as a where a.state_hash = ${stateHash}
    returning a.connection_id, a.person_id, a.session_hash, a.verifier, a.expires_at`);
  if (row === undefined || row.expires_at <= now) return undefined;
  return {
    stateHash,
    connectionId: row.connection_id,
    personId: row.person_id,
    sessionHash: row.session_hash,
    verifier: row.verifier,
    expiresAt: row.expires_at,
  };
}

export async function dropOldAttempts(db: Db, now: Date): Promise<void> {
  await db.many(sql`delete from health_data.connection_attempt as a where a.expires_at <= ${now}`);
}
