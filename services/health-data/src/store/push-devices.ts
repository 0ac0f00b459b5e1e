import { json, sql, type Db } from '@aceso/kit';

const DEVICES_MAX = 100;
/** How long the answer to a batch is kept: a phone that tries again does so within days. */
const BATCHES_KEPT_MS = 90 * 86_400_000;

export interface PushDeviceRow {
  readonly deviceId: string;
  readonly name: string;
  readonly platform: string;
  readonly items: number;
  readonly lastBatchId: string;
  readonly lastBatchAt: Date;
}

export interface CursorRow {
  readonly type: string;
  readonly value: string;
  readonly reachedFrom: Date | undefined;
  readonly reachedTo: Date | undefined;
  readonly complete: boolean | undefined;
}

export interface StoredBatch {
  readonly digest: Buffer;
  readonly answer: unknown;
}

/** A batch that was stored before. Served by the primary key. */
export async function findBatch(tx: Db, personId: string, deviceId: string, batchId: string): Promise<StoredBatch | undefined> {
  return await tx.one(sql<{ digest: Buffer; answer: unknown }>`
    select b.digest, b.answer from health_data.push_batch as b
     where b.person_id = ${personId} and b.device_id = ${deviceId} and b.batch_id = ${batchId}`);
}

/** Keeps the answer to a batch, and forgets those of long ago. */
export async function saveBatch(
  tx: Db,
  personId: string,
  batch: { readonly deviceId: string; readonly batchId: string; readonly digest: Uint8Array; readonly answer: unknown; readonly at: Date },
): Promise<void> {
  await tx.many(sql`
    insert into health_data.push_batch (person_id, device_id, batch_id, digest, answer, stored_at)
    values (${personId}, ${batch.deviceId}, ${batch.batchId}, ${Buffer.from(batch.digest)}, ${json(batch.answer)}, ${batch.at})`);
  await tx.many(sql`
    delete from health_data.push_batch as b
     where b.person_id = ${personId} and b.stored_at < ${new Date(batch.at.getTime() - BATCHES_KEPT_MS)}`);
}

export async function saveDevice(tx: Db, personId: string, device: PushDeviceRow): Promise<void> {
  await tx.many(sql`
    insert into health_data.push_device as d (person_id, device_id, name, platform, items, last_batch_id, last_batch_at)
    values (${personId}, ${device.deviceId}, ${device.name}, ${device.platform}, ${device.items}, ${device.lastBatchId}, ${device.lastBatchAt})
    on conflict (person_id, device_id) do update
       set name = excluded.name, platform = excluded.platform, items = d.items + excluded.items,
           last_batch_id = excluded.last_batch_id, last_batch_at = excluded.last_batch_at`);
}

/** Phones of a person, the one that sent last first. */
export async function listDevices(db: Db, personId: string, deviceId?: string): Promise<readonly PushDeviceRow[]> {
  const rows = await db.many(sql<{
    device_id: string;
    name: string;
    platform: string;
    items: number;
    last_batch_id: string;
    last_batch_at: Date;
  }>`
    select d.device_id, d.name, d.platform, d.items::float8 as items, d.last_batch_id, d.last_batch_at from health_data.push_device as d
     where d.person_id = ${personId} and (${deviceId ?? null}::text is null or d.device_id = ${deviceId ?? null}::text)
     order by d.last_batch_at desc limit ${DEVICES_MAX}`);
  return rows.map((row) => ({
    deviceId: row.device_id,
    name: row.name,
    platform: row.platform,
    items: row.items,
    lastBatchId: row.last_batch_id,
    lastBatchAt: row.last_batch_at,
  }));
}

export async function saveCursors(tx: Db, personId: string, deviceId: string, cursors: readonly CursorRow[]): Promise<void> {
  if (cursors.length === 0) return;
  const of = <T>(take: (row: CursorRow) => T): T[] => cursors.map(take);
  await tx.many(sql`
    insert into health_data.push_cursor (person_id, device_id, type, value, reached_from, reached_to, complete)
    select ${personId}::uuid, ${deviceId}, w.type, w.value, w.reached_from, w.reached_to, w.complete
      from unnest(${of((r) => r.type)}::text[], ${of((r) => r.value)}::text[], ${of((r) => r.reachedFrom ?? null)}::timestamptz[],
                  ${of((r) => r.reachedTo ?? null)}::timestamptz[], ${of((r) => r.complete ?? null)}::boolean[]) as w(type, value, reached_from, reached_to, complete)
    on conflict (person_id, device_id, type) do update
       set value = excluded.value, reached_from = excluded.reached_from, reached_to = excluded.reached_to, complete = excluded.complete`);
}

export async function listCursors(db: Db, personId: string, deviceId: string): Promise<readonly CursorRow[]> {
  const rows = await db.many(sql<{
    type: string;
    value: string;
    reached_from: Date | null;
    reached_to: Date | null;
    complete: boolean | null;
  }>`
    select c.type, c.value, c.reached_from, c.reached_to, c.complete from health_data.push_cursor as c
     where c.person_id = ${personId} and c.device_id = ${deviceId} order by c.type`);
  return rows.map((row) => ({
    type: row.type,
    value: row.value,
    reachedFrom: row.reached_from ?? undefined,
    reachedTo: row.reached_to ?? undefined,
    complete: row.complete ?? undefined,
  }));
}
