import { json, sql, type Db } from '@aceso/kit';

/** Something that the OAuth provider remembers. */
export interface OauthRecord {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly grantId: string | undefined;
  readonly consumedAt: Date | undefined;
}

interface Row {
  readonly payload: Record<string, unknown>;
  readonly grant_id: string | null;
  readonly consumed_at: Date | null;
}

const recordOf = (row: Row): OauthRecord => ({
  payload: row.payload,
  grantId: row.grant_id ?? undefined,
  consumedAt: row.consumed_at ?? undefined,
});

/** Adds or replaces a record. */
export async function putRecord(
  db: Db,
  kind: string,
  id: string,
  record: {
    readonly payload: object;
    readonly grantId: string | undefined;
    readonly uid: string | undefined;
    readonly expiresAt: Date | undefined;
  },
): Promise<void> {
  await db.many(sql`
    insert into identity.oauth_record (kind, id, payload, grant_id, uid, expires_at)
    values (${kind}, ${id}, ${json(record.payload)}, ${record.grantId ?? null}, ${record.uid ?? null}, ${record.expiresAt ?? null})
    on conflict (kind, id) do update
       set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`);
}

/** The record of this kind and id. */
export async function recordById(db: Db, kind: string, id: string): Promise<OauthRecord | undefined> {
  const row = await db.one(sql<Row>`
    select r.payload, r.grant_id, r.consumed_at from identity.oauth_record as r where r.kind = ${kind} and r.id = ${id}`);
  return row && recordOf(row);
}

/** The record of this kind and uid. Served by index oauth_record__uid. */
export async function recordByUid(db: Db, kind: string, uid: string): Promise<OauthRecord | undefined> {
  const row = await db.one(sql<Row>`
    select r.payload, r.grant_id, r.consumed_at from identity.oauth_record as r where r.uid = ${uid} and r.kind = ${kind}`);
  return row && recordOf(row);
}

/** True for the first of all that consume it. */
export async function consumeRecord(db: Db, kind: string, id: string, now: Date): Promise<boolean> {
  const row = await db.one(sql<{ id: string }>`
    update identity.oauth_record as r set consumed_at = ${now}
     where r.kind = ${kind} and r.id = ${id} and r.consumed_at is null
    returning r.id`);
  return row !== undefined;
}

/** Removes a record. */
export async function removeRecord(db: Db, kind: string, id: string): Promise<void> {
  await db.many(sql`delete from identity.oauth_record as r where r.kind = ${kind} and r.id = ${id}`);
}

/** Removes all records of a kind that hang on a grant. Served by index oauth_record__grant_id. */
export async function removeRecordsOfGrant(db: Db, kind: string, grantId: string): Promise<void> {
  await db.many(sql`delete from identity.oauth_record as r where r.grant_id = ${grantId} and r.kind = ${kind}`);
}

/** Scopes of all resources that the grant of this id allows, without those of OpenID. */
export async function grantedScopes(db: Db, grantId: string): Promise<readonly string[]> {
  const row = await db.one(sql<{ resources: Record<string, string> | null }>`
    select r.payload -> 'resources' as resources from identity.oauth_record as r where r.kind = 'Grant' and r.id = ${grantId}`);
  return [...new Set(Object.values(row?.resources ?? {}).flatMap((scopes) => scopes.split(' ')))];
}
