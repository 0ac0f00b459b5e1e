import { sql, type Db } from '@aceso/kit';

/** A personal token, without its secret. */
export interface ApiTokenRow {
  readonly tokenId: string;
  readonly accountId: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | undefined;
}

interface Row {
  readonly token_id: string;
  readonly account_id: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

const tokenOf = (row: Row): ApiTokenRow => ({
  tokenId: row.token_id,
  accountId: row.account_id,
  name: row.name,
  hash: row.hash,
  scopes: row.scopes,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at ?? undefined,
});

/** Adds a token. */
export async function insertApiToken(db: Db, token: ApiTokenRow): Promise<void> {
  await db.many(sql`
    insert into identity.api_token (token_id, account_id, name, hash, scopes, created_at, expires_at)
    values (${token.tokenId}, ${token.accountId}, ${token.name}, ${token.hash},
            ${token.scopes}, ${token.createdAt}, ${token.expiresAt})`);
}

/** A token that was neither revoked nor has run out. */
export async function liveApiToken(db: Db, tokenId: string, now: Date): Promise<ApiTokenRow | undefined> {
  const row = await db.one(sql<Row>`
    select t.token_id, t.account_id, t.name, t.hash, t.scopes, t.created_at, t.expires_at, t.last_used_at
      from identity.api_token as t
     where t.token_id = ${tokenId} and t.revoked_at is null and t.expires_at > ${now}`);
  return row && tokenOf(row);
}

/** Live tokens of an account, newest first. Served by index api_token__account_id. */
export async function liveApiTokensOf(db: Db, accountId: string, now: Date, most: number): Promise<readonly ApiTokenRow[]> {
  const rows = await db.many(sql<Row>`
    select t.token_id, t.account_id, t.name, t.hash, t.scopes, t.created_at, t.expires_at, t.last_used_at
      from identity.api_token as t
     where t.account_id = ${accountId} and t.revoked_at is null and t.expires_at > ${now}
     order by t.created_at desc
     limit ${most}`);
  return rows.map(tokenOf);
}

/** True when the account had such a token and it was not revoked before. */
export async function markTokenRevoked(db: Db, accountId: string, tokenId: string, now: Date): Promise<boolean> {
  const row = await db.one(sql<{ token_id: string }>`
    update identity.api_token as t set revoked_at = ${now}
     where t.token_id = ${tokenId} and t.account_id = ${accountId} and t.revoked_at is null
    returning t.token_id`);
  return row !== undefined;
}

/** Notes that a token is in use, at most every few minutes. */
export async function touchApiToken(db: Db, tokenId: string, now: Date, notSince: Date): Promise<void> {
  await db.many(sql`
    update identity.api_token as t set last_used_at = ${now}
     where t.token_id = ${tokenId} and (t.last_used_at is null or t.last_used_at < ${notSince})`);
}
