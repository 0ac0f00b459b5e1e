import { sql, type Db } from '@aceso/kit';
import type { Pseudonym } from '../columns/pseudonyms.ts';

export interface Traits {
  readonly sex: string;
  readonly ageBand: string;
}

/** True when the person takes part. Served by the primary key. */
export async function takesPart(db: Db, { bytes }: Pseudonym): Promise<boolean> {
  return (await db.one(sql`select 1 as here from analytics.participant as p where p.pseudonym = ${bytes}`)) !== undefined;
}

/** Takes a person in, or brings sex and band of age up to date. */
export async function saveParticipant(tx: Db, { bytes, shard }: Pseudonym, traits: Traits): Promise<void> {
  await tx.many(sql`
    insert into analytics.participant (pseudonym, shard, sex, age_band) values (${bytes}, ${shard}, ${traits.sex}, ${traits.ageBand})
    on conflict (pseudonym) do update set sex = excluded.sex, age_band = excluded.age_band`);
  await touchShard(tx, shard);
}

/** Removes a person with all values; the column file must be written anew before it is read again. Returns the rows removed. */
export async function removeParticipant(tx: Db, { bytes, shard }: Pseudonym): Promise<number> {
  const values = await tx.many(sql`delete from analytics.daily_value as v where v.pseudonym = ${bytes} returning 1 as gone`);
  const people = await tx.many(sql`delete from analytics.participant as p where p.pseudonym = ${bytes} returning 1 as gone`);
  if (people.length > 0)
    await tx.many(sql`update analytics.shard as s set version = s.version + 1, removal_version = s.version + 1 where s.shard = ${shard}`);
  return values.length + people.length;
}

/** What the column file of a shard holds is no longer all there is. */
export async function touchShard(tx: Db, shard: number): Promise<void> {
  await tx.many(sql`
    insert into analytics.shard as s (shard, version) values (${shard}, 1)
    on conflict (shard) do update set version = s.version + 1`);
}
