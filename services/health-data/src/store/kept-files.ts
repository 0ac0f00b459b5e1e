import { sql, type Db } from '@aceso/kit';
import type { UploadPlace } from './uploads.ts';

/** A raw file that is kept, and an upload that brought it. */
export interface KeptFile extends UploadPlace {
  readonly keptAs: string;
}

/** Says that the raw file of an upload is kept, and under which name. */
export async function noteKept(tx: Db, uploadId: string, keptAs: string): Promise<void> {
  await tx.many(sql`update health_data.upload as u set kept_as = ${keptAs} where u.upload_id = ${uploadId}`);
}

/**
 * Forgets that an upload has a raw file. True when no other upload of the person needs it: then it can be removed.
 *
 * Under the person's lock, so that the same file coming in again is not lost. Served by upload__person_id__kept_as.
 */
export async function forgetKept(tx: Db, { personId, uploadId, keptAs }: KeptFile): Promise<boolean> {
  await tx.many(sql`update health_data.upload as u set kept_as = null where u.upload_id = ${uploadId} and u.kept_as = ${keptAs}`);
  const other = await tx.one(sql<{ one: number }>`
    select 1 as one from health_data.upload as u where u.person_id = ${personId} and u.kept_as = ${keptAs} limit 1`);
  return other === undefined;
}

/** Raw files of uploads that ended before a moment, oldest first. Served by upload__kept_finished_at. */
export async function keptBefore(db: Db, before: Date, limit: number): Promise<readonly KeptFile[]> {
  const rows = await db.many(sql<{ person_id: string; upload_id: string; kept_as: string }>`
    select u.person_id, u.upload_id, u.kept_as from health_data.upload as u
     where u.kept_as is not null and u.finished_at < ${before} order by u.finished_at limit ${limit}`);
  return rows.map((row) => ({ personId: row.person_id, uploadId: row.upload_id, keptAs: row.kept_as }));
}
