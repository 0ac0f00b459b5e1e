import { sql, type Db } from '@aceso/kit';

/** Removes everything that the sources of an integration brought to a person. Returns how many samples and records there were. */
export async function eraseIntegration(tx: Db, personId: string, integration: string, connectionId: string): Promise<number> {
  const sources = await tx.many(sql<{ source_id: string }>`
    select s.source_id from health_data.source as s where s.person_id = ${personId} and s.integration = ${integration}`);
  const ids = sources.map(({ source_id }) => source_id);
  const samples = await tx.one(sql<{ n: number }>`
    with gone as (delete from health_data.chunk as c where c.person_id = ${personId} and c.source_id = any(${ids}) returning c.n)
    select coalesce(sum(g.n), 0)::int as n from gone as g`);
  const records = await tx.one(sql<{ n: number }>`
    with gone as (delete from health_data.record as r where r.person_id = ${personId} and r.source_id = any(${ids}) returning 1)
    select count(*)::int as n from gone`);
  const packed = await tx.one(sql<{ n: number }>`
    with gone as (delete from health_data.record_pack as p where p.person_id = ${personId} and p.source_id = any(${ids}) returning p.n)
    select coalesce(sum(g.n), 0)::int as n from gone as g`);
  await tx.many(sql`delete from health_data.original as o where o.person_id = ${personId} and o.source_id = any(${ids})`);
  await tx.many(sql`delete from health_data.tombstone as t where t.person_id = ${personId} and t.source_id = any(${ids})`);
  await tx.many(sql`delete from health_data.quarantine as q where q.person_id = ${personId} and q.source_id = any(${ids})`);
  await tx.many(sql`delete from health_data.connection_item as i where i.connection_id = ${connectionId}`);
  await tx.many(sql`delete from health_data.connection_stream as t where t.connection_id = ${connectionId}`);
  await tx.many(sql`delete from health_data.source as s where s.person_id = ${personId} and s.source_id = any(${ids})`);
  return (samples?.n ?? 0) + (records?.n ?? 0) + (packed?.n ?? 0);
}
