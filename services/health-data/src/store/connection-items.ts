import { json, sql, type Db } from '@aceso/kit';

/** What one record of a vendor became: samples by metric, source and times, records by kind and key. */
export interface Brought {
  readonly samples: readonly (readonly [metric: string, sourceId: string, start: number, end: number])[];
  readonly records: readonly (readonly [kind: string, key: string])[];
}

export interface ItemToSave {
  readonly brought: Brought;
  readonly measuredAt: Date | undefined;
}

export async function findItems(tx: Db, connectionId: string, nativeIds: readonly string[]): Promise<ReadonlyMap<string, Brought>> {
  const rows = await tx.many(sql<{ native_id: string; brought: Brought }>`
    select i.native_id, i.brought from health_data.connection_item as i
     where i.connection_id = ${connectionId} and i.native_id = any(${[...nativeIds]})`);
  return new Map(rows.map(({ native_id, brought }) => [native_id, brought]));
}

export async function saveItems(tx: Db, personId: string, connectionId: string, items: ReadonlyMap<string, ItemToSave>): Promise<void> {
  if (items.size === 0) return;
  await tx.many(sql`
    insert into health_data.connection_item (connection_id, native_id, person_id, measured_at, brought)
    select ${connectionId}::uuid, w.native_id, ${personId}::uuid, w.measured_at, w.brought
      from unnest(${[...items.keys()]}::text[], ${[...items.values()].map(({ measuredAt }) => measuredAt ?? null)}::timestamptz[], ${[...items.values()].map(({ brought }) => json(brought))}::jsonb[])
           as w(native_id, measured_at, brought)
    on conflict (connection_id, native_id) do update set brought = excluded.brought, measured_at = excluded.measured_at where connection_item.brought is distinct from excluded.brought`);
}

/** Samples that records with ids brought in a window. */
export async function samplesOfItems(db: Db, connectionId: string, from: Date, to: Date): Promise<Brought['samples']> {
  const rows = await db.many(sql<{ brought: Brought }>`
    select i.brought from health_data.connection_item as i
     where i.connection_id = ${connectionId} and i.measured_at >= ${from} and i.measured_at < ${to}`);
  return rows.flatMap(({ brought }) => brought.samples);
}

export async function dropItems(tx: Db, connectionId: string, nativeIds: readonly string[]): Promise<void> {
  await tx.many(
    sql`delete from health_data.connection_item as i where i.connection_id = ${connectionId} and i.native_id = any(${[...nativeIds]})`,
  );
}

/** Native ids of a family that were measured in a window. */
export async function itemsWithin(db: Db, connectionId: string, family: string, from: Date, to: Date): Promise<readonly string[]> {
  const rows = await db.many(sql<{ native_id: string }>`
    select i.native_id from health_data.connection_item as i
     where i.connection_id = ${connectionId} and starts_with(i.native_id, ${`${family}:`}) and i.measured_at >= ${from} and i.measured_at < ${to}`);
  return rows.map(({ native_id }) => native_id);
}
