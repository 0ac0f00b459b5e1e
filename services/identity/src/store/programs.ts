import { json, sql, type Db } from '@aceso/kit';

/** A program that has registered itself (RFC 7591). */
export interface RegisteredProgram {
  readonly name: string;
  readonly redirectUris: readonly string[];
}

/** Kept among what the OAuth provider remembers, under the name that it has there. */
const KIND = 'Client';

/** Adds a program, unless there are `most` already. False when there were. */
export async function insertProgram(db: Db, clientId: string, program: RegisteredProgram, expiresAt: Date, most: number): Promise<boolean> {
  const row = await db.one(sql<{ id: string }>`
    insert into identity.oauth_record (kind, id, payload, expires_at)
    select ${KIND}, ${clientId}, ${json(program)}, ${expiresAt}
     where (select count(*) from identity.oauth_record as r where r.kind = ${KIND}) < ${most}
    returning id`);
  return row !== undefined;
}

/** The program of a client id. */
export async function registeredProgram(db: Db, clientId: string): Promise<RegisteredProgram | undefined> {
  const row = await db.one(sql<{ payload: RegisteredProgram }>`
    select r.payload from identity.oauth_record as r where r.kind = ${KIND} and r.id = ${clientId}`);
  return row?.payload;
}

/** Keeps a registration at least so long. */
export async function keepProgram(tx: Db, clientId: string, until: Date): Promise<void> {
  await tx.many(sql`
    update identity.oauth_record as r set expires_at = greatest(r.expires_at, ${until}) where r.kind = ${KIND} and r.id = ${clientId}`);
}
