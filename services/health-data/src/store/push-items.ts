import { json, sql, type Db } from '@aceso/kit';
import type { Brought } from './connection-items.ts';

export interface PushedBefore {
  readonly brought: Brought;
  readonly isDeleted: boolean;
}

/** Items of a phone's store that came before, by its ids. Served by the primary key. */
export async function findPushed(
  tx: Db,
  personId: string,
  platform: string,
  nativeIds: readonly string[],
): Promise<ReadonlyMap<string, PushedBefore>> {
  const rows = await tx.many(sql<{ native_id: string; brought: Brought; is_deleted: boolean }>`
    select i.native_id, i.brought, i.deleted_at is not null as is_deleted from health_data.push_item as i
     where i.person_id = ${personId} and i.platform = ${platform} and i.native_id = any(${[...nativeIds]}::text[])`);
  return new Map(rows.map(({ native_id, brought, is_deleted }) => [native_id, { brought, isDeleted: is_deleted }]));
}

export async function savePushed(tx: Db, personId: string, platform: string, items: ReadonlyMap<string, Brought>): Promise<void> {
  if (items.size === 0) return;
  await tx.many(sql`
    insert into health_data.push_item as i (person_id, platform, native_id, brought)
    select ${personId}::uuid, ${platform}, w.native_id, w.brought
      from unnest(${[...items.keys()]}::text[], ${[...items.values()].map((brought) => json(brought))}::jsonb[]) as w(native_id, brought)
    on conflict (person_id, platform, native_id) do update set brought = excluded.brought where i.brought is distinct from excluded.brought`);
}

/** Remembers that ids are gone for ever, also such as never came. */
export async function markPushedDeleted(
  tx: Db,
  personId: string,
  platform: string,
  nativeIds: readonly string[],
  now: Date,
): Promise<void> {
  if (nativeIds.length === 0) return;
  await tx.many(sql`
    insert into health_data.push_item as i (person_id, platform, native_id, brought, deleted_at)
    select ${personId}::uuid, ${platform}, w.native_id, '{"samples":[],"records":[]}'::jsonb, ${now}
      from unnest(${[...nativeIds]}::text[]) as w(native_id)
    on conflict (person_id, platform, native_id) do update set brought = excluded.brought, deleted_at = excluded.deleted_at
     where i.deleted_at is null`);
}
