import { json, sql, type Db } from '@aceso/kit';
import type { ChangedSetting } from '../domain/changes.ts';
import type { Stored } from '../domain/stored.ts';

export interface Change {
  readonly service: string;
  readonly version: number;
  readonly kind: 'set' | 'clear' | 'rollback';
  readonly toVersion: number | undefined;
  readonly author: string;
  readonly reason: string;
  readonly at: Date;
  readonly changes: readonly ChangedSetting[];
}

export async function saveChange(tx: Db, change: Change): Promise<void> {
  const { service, version } = change;
  await tx.many(sql`
    insert into configuration.setting_change (service, version, kind, to_version, author, reason, at)
    values (${service}, ${version}, ${change.kind}, ${change.toVersion ?? null}, ${change.author}, ${change.reason}, ${change.at})`);
  for (const { setting, before, after } of change.changes)
    await tx.many(sql`
      insert into configuration.setting_change_item (service, setting, version, before, after)
      values (${service}, ${setting}, ${version}, ${before === undefined ? null : json(before)}, ${after === undefined ? null : json(after)})`);
}

/** What was stored when that version was made. Served by the primary key of the items. */
export async function valuesAt(db: Db, service: string, version: number): Promise<ReadonlyMap<string, Stored>> {
  const rows = await db.many(sql<{ setting: string; after: Stored | null }>`
    select distinct on (i.setting) i.setting, i.after
      from configuration.setting_change_item as i
     where i.service = ${service} and i.version <= ${version}
     order by i.setting, i.version desc`);
  return new Map(rows.flatMap(({ setting, after }) => (after === null ? [] : [[setting, after] as const])));
}

interface Row {
  readonly version: number;
  readonly kind: Change['kind'];
  readonly to_version: number | null;
  readonly author: string;
  readonly reason: string;
  readonly at: Date;
  readonly items: readonly { setting: string; before: Stored | null; after: Stored | null }[];
}

/** Changes before a version, newest first; of one setting when it is named. Served by the primary key of the changes. */
export async function changesBefore(
  db: Db,
  service: string,
  setting: string | undefined,
  before: number,
  limit: number,
): Promise<readonly Change[]> {
  const rows = await db.many(sql<Row>`
    select c.version, c.kind, c.to_version, c.author, c.reason, c.at,
           (select json_agg(json_build_object('setting', i.setting, 'before', i.before, 'after', i.after) order by i.setting)
              from configuration.setting_change_item as i where i.service = c.service and i.version = c.version) as items
      from configuration.setting_change as c
     where c.service = ${service} and c.version < ${before}
       and (${setting ?? null}::text is null or exists (
         select 1 from configuration.setting_change_item as i where i.service = c.service and i.version = c.version and i.setting = ${setting ?? null}))
     order by c.version desc
     limit ${limit}`);
  return rows.map(({ items, to_version, ...row }) => ({
    ...row,
    service,
    toVersion: to_version ?? undefined,
    changes: items.map((item) => ({ setting: item.setting, before: item.before ?? undefined, after: item.after ?? undefined })),
  }));
}
