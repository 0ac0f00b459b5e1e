import { sql, type Db } from '@aceso/kit';

export type UploadStatus = 'receiving' | 'waiting' | 'importing' | 'summarising' | 'done' | 'failed' | 'cancelled';

/** Counts of one of the source's types while an import goes on. */
export interface StoredCount {
  readonly stored: number;
  readonly alreadyThere: number;
}

export interface UploadRow {
  readonly uploadId: string;
  readonly personId: string;
  readonly name: string;
  readonly bytes: number | undefined;
  readonly received: number;
  readonly sha256: string | undefined;
  readonly status: UploadStatus;
  readonly position: { readonly entry: number; readonly offset: number };
  readonly counts: Readonly<Record<string, StoredCount>>;
  readonly done: number;
  readonly total: number | undefined;
  readonly samples: number;
  readonly source: string | undefined;
  readonly report: unknown;
  readonly failure: string | undefined;
  readonly traceparent: string | undefined;
  readonly seconds: number;
  /** Number of the claim under which it was handed out last. */
  readonly claim: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
  /** Waits until the person has said what the columns of the table are. */
  readonly awaitsMapping: boolean;
  /** What the columns of a table are, as the import began. */
  readonly mapping: unknown;
  /** Name of the raw file in the store of objects, while it is there. */
  readonly keptAs: string | undefined;
}

/** Columns of `upload` as they come back. */
export interface RawUpload {
  readonly upload_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly bytes: number | null;
  readonly received: number;
  readonly sha256: string | null;
  readonly status: UploadStatus;
  readonly entry: number;
  readonly entry_offset: number;
  readonly counts: Record<string, StoredCount>;
  readonly done: number;
  readonly total: number | null;
  readonly samples: number;
  readonly source: string | null;
  readonly report: unknown;
  readonly failure: string | null;
  readonly traceparent: string | null;
  readonly seconds: number;
  readonly claim: number;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly awaits_mapping: boolean;
  readonly mapping: unknown;
  readonly kept_as: string | null;
}

/** A row as the code knows it. */
export const uploadOf = (raw: RawUpload): UploadRow => ({
  uploadId: raw.upload_id,
  personId: raw.person_id,
  name: raw.name,
  bytes: raw.bytes ?? undefined,
  received: raw.received,
  sha256: raw.sha256 ?? undefined,
  status: raw.status,
  position: { entry: raw.entry, offset: raw.entry_offset },
  counts: raw.counts,
  done: raw.done,
  total: raw.total ?? undefined,
  samples: raw.samples,
  source: raw.source ?? undefined,
  report: raw.report ?? undefined,
  failure: raw.failure ?? undefined,
  traceparent: raw.traceparent ?? undefined,
  seconds: raw.seconds,
  claim: raw.claim,
  createdAt: raw.created_at,
  finishedAt: raw.finished_at ?? undefined,
  awaitsMapping: raw.awaits_mapping,
  mapping: raw.mapping ?? undefined,
  keptAs: raw.kept_as ?? undefined,
});

export async function createUpload(
  db: Db,
  upload: {
    readonly uploadId: string;
    readonly personId: string;
    readonly name: string;
    readonly bytes: number | undefined;
    readonly now: Date;
  },
): Promise<void> {
  await db.many(sql`
    insert into health_data.upload (upload_id, person_id, name, bytes, status, created_at, touched_at)
    values (${upload.uploadId}, ${upload.personId}, ${upload.name}, ${upload.bytes ?? null}, 'receiving', ${upload.now}, ${upload.now})`);
}

export async function findUpload(db: Db, personId: string, uploadId: string): Promise<UploadRow | undefined> {
  const raw = await db.one(sql<RawUpload>`
    select u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.claim, u.created_at, u.finished_at, u.awaits_mapping, u.mapping, u.kept_as
      from health_data.upload as u
     where u.upload_id = ${uploadId} and u.person_id = ${personId}`);
  return raw && uploadOf(raw);
}

/** Newest first, older than the one named. Served by upload__person_id__created_at. */
export async function listUploads(db: Db, personId: string, before: string | undefined, limit: number): Promise<readonly UploadRow[]> {
  const rows = await db.many(sql<RawUpload>`
    select u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.claim, u.created_at, u.finished_at, u.awaits_mapping, u.mapping, u.kept_as
      from health_data.upload as u
     where u.person_id = ${personId} and (${before ?? null}::uuid is null or u.upload_id < ${before ?? null}::uuid)
     order by u.upload_id desc limit ${limit}`);
  return rows.map(uploadOf);
}

/** Takes note of content that is safely on disk. False when the upload was closed, or went on elsewhere, meanwhile. */
export async function noteReceived(
  db: Db,
  uploadId: string,
  part: {
    readonly offset: number;
    readonly received: number;
    readonly isComplete: boolean;
    readonly traceparent: string | undefined;
    readonly now: Date;
  },
): Promise<boolean> {
  const row = await db.one(sql<{ one: number }>`
    update health_data.upload as u
       set received = ${part.received}, bytes = case when ${part.isComplete} then ${part.received} else u.bytes end, touched_at = ${part.now},
           status = case when ${part.isComplete} then 'waiting' else u.status end, traceparent = ${part.traceparent ?? null}
     where u.upload_id = ${uploadId} and u.status = 'receiving' and u.received = ${part.offset} returning 1 as one`);
  return row !== undefined;
}

/** Ends an upload; one that has ended already stays as it is. True when this call ended it. */
export async function endUpload(
  tx: Db,
  uploadId: string,
  status: 'done' | 'failed' | 'cancelled',
  failure: string | undefined,
  now: Date,
): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    update health_data.upload as u
       set status = ${status}, failure = ${failure ?? null}, finished_at = ${now}, claimed_until = null, awaits_mapping = false
     where u.upload_id = ${uploadId} and u.status not in ('done', 'failed', 'cancelled') returning 1 as one`);
  return row !== undefined;
}

/** Gives up uploads whose content stopped coming before a moment. Served by upload__status__touched_at. */
export async function giveUpSilent(db: Db, before: Date, now: Date, limit: number): Promise<readonly UploadPlace[]> {
  const rows = await db.many(sql<{ person_id: string; upload_id: string }>`
    update health_data.upload as u
       set status = 'cancelled', finished_at = ${now}, awaits_mapping = false,
           failure = case when u.awaits_mapping then 'Nobody said what its columns are.' else 'The rest of the file never came.' end
     where u.upload_id in (
       select w.upload_id from health_data.upload as w
        where (w.status = 'receiving' or (w.status = 'waiting' and w.awaits_mapping)) and w.touched_at < ${before} limit ${limit})
    returning u.person_id, u.upload_id`);
  return rows.map((row) => ({ personId: row.person_id, uploadId: row.upload_id }));
}

export interface UploadPlace {
  readonly personId: string;
  readonly uploadId: string;
}

/** Those of some uploads that still need their content. */
export async function unfinishedOf(db: Db, uploadIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.many(sql<{ upload_id: string }>`
    select u.upload_id from health_data.upload as u
     where u.upload_id = any(${[...uploadIds]}::uuid[]) and u.status not in ('done', 'failed', 'cancelled')`);
  return new Set(rows.map((row) => row.upload_id));
}
