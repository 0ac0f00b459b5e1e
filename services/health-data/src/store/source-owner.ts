import { sql, type Db } from '@aceso/kit';

/** Whose source it is; undefined when it is not here. Served by the primary key. */
export async function personOfSource(db: Db, sourceId: string): Promise<string | undefined> {
  return (await db.one(sql<{ person_id: string }>`select s.person_id from health_data.source as s where s.source_id = ${sourceId}`))
    ?.person_id;
}

export interface DatedSource {
  readonly sourceId: string;
  readonly personId: string;
  readonly integration: string;
  readonly name: string;
  readonly kind: string;
  readonly model: string | undefined;
  readonly updatedAt: number;
}

interface Raw {
  readonly source_id: string;
  readonly person_id: string;
  readonly integration: string;
  readonly name: string;
  readonly kind: string;
  readonly model: string | null;
  readonly updated_at: Date;
}

const sourceOf = (row: Raw): DatedSource => ({
  sourceId: row.source_id,
  personId: row.person_id,
  integration: row.integration,
  name: row.name,
  kind: row.kind,
  model: row.model ?? undefined,
  updatedAt: row.updated_at.getTime(),
});

/** Sources of a person after one, by id: a source is never taken away alone, so pages hold still. */
export async function datedSources(db: Db, personId: string, after: string | undefined, limit: number): Promise<readonly DatedSource[]> {
  const rows = await db.many(sql<Raw>`
    select s.source_id, s.person_id, s.integration, s.name, s.kind, s.model, s.updated_at
      from health_data.source as s
     where s.person_id = ${personId} and s.source_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
     order by s.source_id limit ${limit}`);
  return rows.map(sourceOf);
}

/** One source. */
export async function datedSource(db: Db, sourceId: string): Promise<DatedSource | undefined> {
  const row = await db.one(sql<Raw>`
    select s.source_id, s.person_id, s.integration, s.name, s.kind, s.model, s.updated_at
      from health_data.source as s where s.source_id = ${sourceId}`);
  return row && sourceOf(row);
}
