import { arrays, sql, type Db } from '@aceso/kit';

/** Names a stretch of original values within a person; `day` is its first day. */
export interface OriginalName {
  readonly metric: string;
  readonly day: string;
  readonly sourceId: string;
  readonly unit: string;
}

export interface OriginalRow extends OriginalName {
  readonly data: Buffer;
}

interface Raw {
  readonly metric: string;
  readonly day: string;
  readonly source_id: string;
  readonly unit: string;
  readonly data: Buffer;
}

const rowOf = ({ source_id, ...row }: Raw): OriginalRow => ({ ...row, sourceId: source_id });

/** Stretches that begin on days of a time, of one metric. Served by the primary key. */
export async function originalsBetween(
  db: Db,
  personId: string,
  metric: string,
  from: string,
  to: string,
): Promise<readonly OriginalRow[]> {
  const rows = await db.many(sql<Raw>`
    select o.metric, o.day::text as day, o.source_id, o.unit, o.data from health_data.original as o
     where o.person_id = ${personId} and o.metric = ${metric} and o.day between ${from}::date and ${to}::date
     order by o.day, o.source_id, o.unit`);
  return rows.map(rowOf);
}

/** Stretches of the months of these names, in order of their first days. Served by the primary key. */
export async function originalsOfMonths(tx: Db, personId: string, names: readonly OriginalName[]): Promise<readonly OriginalRow[]> {
  const rows = await tx.many(sql<Raw>`
    select o.metric, o.day::text as day, o.source_id, o.unit, o.data
      from unnest(${arrays.texts(names.map((n) => n.metric))}::text[], ${arrays.days(names.map((n) => n.day))}::date[], ${arrays.uuids(names.map((n) => n.sourceId))}::uuid[], ${arrays.texts(names.map((n) => n.unit))}::text[]) as w(metric, month, source_id, unit)
      join health_data.original as o on o.person_id = ${personId} and o.metric = w.metric and o.day >= w.month and o.day < (w.month + interval '1 month')::date
                                    and o.source_id = w.source_id and o.unit = w.unit
     order by o.day`);
  return rows.map(rowOf);
}

/** Writes stretches, replacing those of the same name. */
export async function saveOriginals(
  tx: Db,
  personId: string,
  rows: readonly (OriginalName & { readonly data: Uint8Array })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.many(sql`
    insert into health_data.original (person_id, metric, day, source_id, unit, data)
    select ${personId}, w.metric, w.day, w.source_id, w.unit, w.data
      from unnest(${arrays.texts(rows.map((n) => n.metric))}::text[], ${arrays.days(rows.map((n) => n.day))}::date[], ${arrays.uuids(rows.map((n) => n.sourceId))}::uuid[], ${arrays.texts(rows.map((n) => n.unit))}::text[],
                  ${arrays.byteas(rows.map((n) => n.data))}::bytea[]) as w(metric, day, source_id, unit, data)
    on conflict (person_id, metric, day, source_id, unit) do update set data = excluded.data`);
}

/** Removes stretches in which nothing is left. */
export async function removeOriginals(tx: Db, personId: string, names: readonly OriginalName[]): Promise<void> {
  if (names.length === 0) return;
  await tx.many(sql`
    delete from health_data.original as o
     using unnest(${arrays.texts(names.map((n) => n.metric))}::text[], ${arrays.days(names.map((n) => n.day))}::date[], ${arrays.uuids(names.map((n) => n.sourceId))}::uuid[], ${arrays.texts(names.map((n) => n.unit))}::text[]) as w(metric, day, source_id, unit)
     where o.person_id = ${personId} and o.metric = w.metric and o.day = w.day and o.source_id = w.source_id and o.unit = w.unit`);
}
