import type { TableMapping } from '@aceso/integrations/table';
import { json, sql, type Db } from '@aceso/kit';
import type { Claim } from './upload-claims.ts';

export interface KnownTable {
  readonly fingerprint: string;
  readonly mapping: TableMapping;
}

/** Tables whose columns a person has explained. */
export async function knownTables(db: Db, personId: string): Promise<readonly KnownTable[]> {
  return await db.many(sql<{ fingerprint: string; mapping: TableMapping }>`
    select t.fingerprint, t.mapping from health_data.table_mapping as t where t.person_id = ${personId} order by t.fingerprint`);
}

/** Remembers what the columns of a table are; of two explanations the later one counts. */
export async function rememberTable(tx: Db, personId: string, { fingerprint, mapping }: KnownTable, now: Date): Promise<void> {
  await tx.many(sql`
    insert into health_data.table_mapping as t (person_id, fingerprint, mapping, created_at, updated_at)
    values (${personId}, ${fingerprint}, ${json(mapping)}, ${now}, ${now})
    on conflict (person_id, fingerprint) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`);
}

/** Lays an upload aside until the person has explained its columns. False when it is no longer ours. */
export async function awaitMapping(tx: Db, { uploadId, claim }: Claim): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    update health_data.upload as u set status = 'waiting', awaits_mapping = true, claimed_until = null
     where u.upload_id = ${uploadId} and u.claim = ${claim} and u.status = 'importing' returning 1 as one`);
  return row !== undefined;
}

/** Lets an upload that waits go on with a mapping. False when it does not wait, or waits no longer. */
export async function giveMapping(tx: Db, uploadId: string, mapping: TableMapping): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    update health_data.upload as u set awaits_mapping = false, mapping = ${json(mapping)}
     where u.upload_id = ${uploadId} and u.status = 'waiting' and u.awaits_mapping returning 1 as one`);
  return row !== undefined;
}

/** Keeps the mapping that an import begins with: after a kill it goes on with the same one, whatever was changed since. */
export async function keepMapping(db: Db, { uploadId, claim }: Claim, mapping: TableMapping): Promise<void> {
  await db.many(sql`
    update health_data.upload as u set mapping = ${json(mapping)} where u.upload_id = ${uploadId} and u.claim = ${claim} and u.mapping is null`);
}
