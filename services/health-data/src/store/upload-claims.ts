import { json, sql, type Db } from '@aceso/kit';
import { uploadOf, type RawUpload, type StoredCount, type UploadRow } from './uploads.ts';

/** An upload in the hands of one process. A process that was silent for too long and was replaced holds an old number, which opens nothing. */
export interface Claim {
  readonly uploadId: string;
  readonly claim: number;
}

/** Takes an upload to work on: one that waits, or one whose process has been silent. Served by upload__status. */
export async function claimUpload(db: Db, now: Date, until: Date): Promise<UploadRow | undefined> {
  const raw = await db.one(sql<RawUpload>`
    update health_data.upload as u
       set status = case when u.status = 'waiting' then 'importing' else u.status end, claimed_until = ${until}, claim = u.claim + 1
     where u.upload_id = (
       select w.upload_id from health_data.upload as w
        where w.status in ('waiting', 'importing', 'summarising') and not w.awaits_mapping and (w.claimed_until is null or w.claimed_until < ${now})
        order by w.created_at limit 1 for update skip locked)
    returning u.upload_id, u.person_id, u.name, u.bytes, u.received, u.sha256, u.status, u.entry, u.entry_offset, u.counts, u.done, u.total, u.samples, u.source, u.report, u.failure, u.traceparent, u.seconds, u.claim, u.created_at, u.finished_at, u.awaits_mapping, u.mapping, u.kept_as`);
  return raw && uploadOf(raw);
}

/** Keeps the claim; false when the upload was cancelled or taken over meanwhile. */
export async function keepClaim(db: Db, { uploadId, claim }: Claim, until: Date): Promise<boolean> {
  const row = await db.one(sql<{ one: number }>`
    update health_data.upload as u set claimed_until = ${until}
     where u.upload_id = ${uploadId} and u.claim = ${claim} and u.status in ('importing', 'summarising') returning 1 as one`);
  return row !== undefined;
}

/** Lets another process go on at once. */
export async function releaseClaim(db: Db, { uploadId, claim }: Claim): Promise<void> {
  await db.many(sql`update health_data.upload as u set claimed_until = null where u.upload_id = ${uploadId} and u.claim = ${claim}`);
}

/** Holds an upload for the rest of a transaction, before anything is stored from it. False when it is no longer ours to read. */
export async function holdUpload(tx: Db, { uploadId, claim }: Claim): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    select 1 as one from health_data.upload as u where u.upload_id = ${uploadId} and u.claim = ${claim} and u.status = 'importing' for update`);
  return row !== undefined;
}

export interface Advance {
  readonly position: { readonly entry: number; readonly offset: number };
  readonly counts: Readonly<Record<string, StoredCount>>;
  readonly done: number;
  readonly total: number | undefined;
  readonly samples: number;
  readonly source: string;
  readonly seconds: number;
}

/** Moves the position of an upload that is held, in the transaction that stores what was read before it. */
export async function advanceUpload(tx: Db, { uploadId }: Claim, advance: Advance, until: Date): Promise<void> {
  await tx.many(sql`
    update health_data.upload as u
       set entry = ${advance.position.entry}, entry_offset = ${advance.position.offset}, counts = ${json(advance.counts)}, done = ${advance.done},
           total = ${advance.total ?? null}, samples = ${advance.samples}, source = ${advance.source}, seconds = ${advance.seconds}, claimed_until = ${until}
     where u.upload_id = ${uploadId}`);
}

/** Notes that all was read. False when the upload is no longer ours. */
export async function finishReading(
  tx: Db,
  { uploadId, claim }: Claim,
  end: { readonly report: unknown; readonly sha256: string; readonly done: number; readonly source: string },
): Promise<boolean> {
  const row = await tx.one(sql<{ one: number }>`
    update health_data.upload as u set status = 'summarising', report = ${json(end.report)}, sha256 = ${end.sha256}, done = ${end.done}, total = ${end.done}, source = ${end.source}
     where u.upload_id = ${uploadId} and u.claim = ${claim} and u.status = 'importing' returning 1 as one`);
  return row !== undefined;
}
