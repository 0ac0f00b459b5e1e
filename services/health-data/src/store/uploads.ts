import { json, sql, type Db } from '@aceso/kit';

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
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
}

interface Raw {
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
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const rowOf = (raw: Raw): UploadRow => ({
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
  createdAt: raw.created_at,
  finishedAt: raw.finished_at ?? undefined,
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
    insert into health_data.upload (upload_id, person_id, name, bytes, status, created_at)
    values (${upload.uploadId}, ${upload.personId}, ${upload.name}, ${upload.bytes ?? null}, 'receiving', ${upload.now})`);
}

export async function findUpload(db: Db, personId: string, uploadId: string): Promise<UploadRow | undefined> {
  const raw = await db.one(sql<Raw>`
    select u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.created_at, u.finished_at
      from health_data.upload as u
     where u.upload_id = ${uploadId} and u.person_id = ${personId}`);
  return raw && rowOf(raw);
}

/** Newest first, older than the one named. Served by upload__person_id__created_at. */
export async function listUploads(db: Db, personId: string, before: string | undefined, limit: number): Promise<readonly UploadRow[]> {
  const rows = await db.many(sql<Raw>`
    select u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.created_at, u.finished_at
      from health_data.upload as u
     where u.person_id = ${personId} and (${before ?? null}::uuid is null or u.upload_id < ${before ?? null}::uuid)
     order by u.upload_id desc limit ${limit}`);
  return rows.map(rowOf);
}

/** Takes note of content that is safely on disk. */
export async function noteReceived(
  db: Db,
  uploadId: string,
  received: number,
  complete: boolean,
  traceparent: string | undefined,
): Promise<void> {
  await db.many(sql`
    update health_data.upload as u
       set received = ${received}, bytes = case when ${complete} then ${received} else u.bytes end,
           status = case when ${complete} then 'waiting' else u.status end, traceparent = ${traceparent ?? null}
     where u.upload_id = ${uploadId} and u.status = 'receiving'`);
}

/** Takes an upload to work on: one that waits, or one whose process has been silent. */
export async function claimUpload(db: Db, now: Date, until: Date): Promise<UploadRow | undefined> {
  const raw = await db.one(sql<Raw>`
    update health_data.upload as u
       set status = case when u.status = 'waiting' then 'importing' else u.status end, claimed_until = ${until}
     where u.upload_id = (
       select w.upload_id from health_data.upload as w
        where w.status in ('waiting', 'importing', 'summarising') and (w.claimed_until is null or w.claimed_until < ${now})
        order by w.created_at limit 1 for update skip locked)
    returning u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.created_at, u.finished_at`);
  return raw && rowOf(raw);
}

/** Keeps the claim; false when the upload was cancelled meanwhile. */
export async function keepClaim(db: Db, uploadId: string, until: Date): Promise<boolean> {
  return (
    (await db.one(
      sql<{
        one: number;
      }>`update health_data.upload as u set claimed_until = ${until} where u.upload_id = ${uploadId} and u.status in ('importing', 'summarising') returning 1 as one`,
    )) !== undefined
  );
}

export interface Advance {
  readonly position: { readonly entry: number; readonly offset: number };
  readonly counts: Readonly<Record<string, StoredCount>>;
  readonly done: number;
  readonly samples: number;
  readonly source: string;
  readonly seconds: number;
}

/** Moves the position, in the transaction that stores what was read before it. False when the upload is no longer being imported. */
export async function advanceUpload(tx: Db, uploadId: string, advance: Advance, until: Date): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    update health_data.upload as u
       set entry = ${advance.position.entry}, entry_offset = ${advance.position.offset}, counts = ${json(advance.counts)}, done = ${advance.done}, samples = ${advance.samples},
           source = ${advance.source}, seconds = ${advance.seconds}, claimed_until = ${until}
     where u.upload_id = ${uploadId} and u.status = 'importing' returning 1 as one`);
  return row !== undefined;
}

export async function finishReading(
  tx: Db,
  uploadId: string,
  end: { readonly report: unknown; readonly sha256: string; readonly done: number; readonly source: string },
): Promise<void> {
  await tx.many(sql`
    update health_data.upload as u set status = 'summarising', report = ${json(end.report)}, sha256 = ${end.sha256}, done = ${end.done}, total = ${end.done}, source = ${end.source}
     where u.upload_id = ${uploadId} and u.status = 'importing'`);
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
    update health_data.upload as u set status = ${status}, failure = ${failure ?? null}, finished_at = ${now}, claimed_until = null
     where u.upload_id = ${uploadId} and u.status not in ('done', 'failed', 'cancelled') returning 1 as one`);
  return row !== undefined;
}
