import { sql, type Db } from '@aceso/kit';

/** What a program calls an Observation that it has created. */
export interface OtherName {
  readonly system: string;
  readonly value: string;
  readonly observationId: string;
}

/** Names of some Observations. Served by fhir_identifier__person_id__observation_id. */
export async function namesOf(db: Db, personId: string, observationIds: readonly string[]): Promise<readonly OtherName[]> {
  if (observationIds.length === 0) return [];
  const rows = await db.many(sql<{ system: string; value: string; observation_id: string }>`
    select i.system, i.value, i.observation_id
      from health_data.fhir_identifier as i
     where i.person_id = ${personId} and i.observation_id = any(${[...observationIds]})
     order by i.system, i.value`);
  return rows.map(({ observation_id, ...row }) => ({ ...row, observationId: observation_id }));
}

/** Whether any Observation of a person has such a name. */
export const hasNames = async (db: Db, personId: string): Promise<boolean> =>
  (await db.one(sql<{ one: number }>`select 1 as one from health_data.fhir_identifier as i where i.person_id = ${personId} limit 1`)) !==
  undefined;

/** Observations that a program gave a name to; without a system, of whatever system. Served by the primary key. */
export async function observationsNamed(db: Db, personId: string, value: string, system: string | undefined): Promise<readonly string[]> {
  const rows = await db.many(sql<{ observation_id: string }>`
    select distinct i.observation_id
      from health_data.fhir_identifier as i
     where i.person_id = ${personId} and i.value = ${value} and (${system ?? null}::text is null or i.system = ${system ?? null})
     order by i.observation_id`);
  return rows.map((row) => row.observation_id);
}

/** Keeps names; one that is there already goes over to the new Observation. */
export async function saveNames(tx: Db, personId: string, names: readonly OtherName[]): Promise<void> {
  for (const { system, value, observationId } of names)
    await tx.many(sql`
      insert into health_data.fhir_identifier (person_id, system, value, observation_id) values (${personId}, ${system}, ${value}, ${observationId})
      on conflict (person_id, system, value) do update set observation_id = excluded.observation_id`);
}
