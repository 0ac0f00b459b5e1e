import { json, sql, type Db } from '@aceso/kit';
import type { ChangedSetting } from '../domain/changes.ts';
import type { Stored } from '../domain/stored.ts';

/** Version of a service, locked until the transaction ends: changes of one service come one after the other. */
export async function lockVersion(tx: Db, service: string): Promise<number> {
  await tx.many(sql`insert into configuration.service_version (service) values (${service}) on conflict do nothing`);
  const row = await tx.one(sql<{ version: number }>`
    select v.version from configuration.service_version as v where v.service = ${service} for update`);
  return row?.version ?? 0;
}

/** Versions of all services that were ever changed. */
export async function versionsOf(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many(
    sql<{ service: string; version: number }>`select v.service, v.version from configuration.service_version as v`,
  );
  return new Map(rows.map(({ service, version }) => [service, version]));
}

/** Stored values of one service with their version, both of the same moment. */
export async function valuesOf(
  db: Db,
  service: string,
): Promise<{ readonly version: number; readonly values: ReadonlyMap<string, Stored> }> {
  const rows = await db.many(sql<{ version: number; setting: string | null; stored: Stored | null }>`
    select v.version, s.setting, s.stored
      from configuration.service_version as v
      left join configuration.setting_value as s on s.service = v.service
     where v.service = ${service}`);
  return {
    version: rows[0]?.version ?? 0,
    values: new Map(rows.flatMap(({ setting, stored }) => (setting === null || stored === null ? [] : [[setting, stored] as const]))),
  };
}

/** Stored values of all services. */
export async function allValues(db: Db): Promise<ReadonlyMap<string, ReadonlyMap<string, Stored>>> {
  const rows = await db.many(sql<{ service: string; setting: string; stored: Stored }>`
    select s.service, s.setting, s.stored from configuration.setting_value as s`);
  return new Map(
    [...Map.groupBy(rows, ({ service }) => service)].map(([service, group]) => [
      service,
      new Map(group.map(({ setting, stored }) => [setting, stored])),
    ]),
  );
}

/** Brings what is stored to the new state and counts the version on. */
export async function saveValues(tx: Db, service: string, version: number, changes: readonly ChangedSetting[]): Promise<void> {
  await tx.many(sql`update configuration.service_version set version = ${version} where service = ${service}`);
  for (const { setting, after } of changes)
    if (after === undefined)
      await tx.many(sql`delete from configuration.setting_value where service = ${service} and setting = ${setting}`);
    else
      await tx.many(sql`
        insert into configuration.setting_value (service, setting, stored) values (${service}, ${setting}, ${json(after)})
        on conflict (service, setting) do update set stored = excluded.stored`);
}
