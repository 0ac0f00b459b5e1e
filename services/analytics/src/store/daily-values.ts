import { sql, type Db } from '@aceso/kit';
import type { Pseudonym } from '../columns/pseudonyms.ts';
import { touchShard } from './participants.ts';

export interface DailyValue {
  readonly metric: string;
  readonly day: string;
  readonly value: number;
}

/** Days of metrics that were read anew. */
export interface Stretch {
  readonly metrics: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Puts what was read in the place of what was there: a day that has gone at the source goes here, too. */
export async function replaceValues(
  tx: Db,
  { bytes, shard }: Pseudonym,
  { metrics, from, to }: Stretch,
  values: readonly DailyValue[],
): Promise<void> {
  await tx.many(sql`
    delete from analytics.daily_value as v
     where v.pseudonym = ${bytes} and v.metric = any(${metrics}::text[]) and v.day between ${from} and ${to}`);
  await tx.many(sql`
    insert into analytics.daily_value (pseudonym, metric, day, value)
    select ${bytes}, g.metric, g.day, g.value
      from unnest(${values.map(({ metric }) => metric)}::text[], ${values.map(({ day }) => day)}::date[], ${values.map(({ value }) => value)}::float8[])
        as g (metric, day, value)
      join analytics.participant as p on p.pseudonym = ${bytes}
    on conflict (pseudonym, metric, day) do update set value = excluded.value`);
  await touchShard(tx, shard);
}

/** All values of one person and metric. */
export interface SeriesRow {
  /** Pseudonym in hexadecimal. */
  readonly person: string;
  readonly metric: string;
  readonly sex: string;
  readonly age_band: string;
  /** `day,value` of each day, with `;` between: the database writes it as text faster than a row a day can be read. */
  readonly series: string;
}

/** Pseudonyms of a shard in order, after one of them. Served by participant__shard. */
export async function peopleOfShard(db: Db, shard: number, after: Buffer | undefined, limit: number): Promise<readonly Buffer[]> {
  const rows = await db.many(sql<{ pseudonym: Buffer }>`
    select p.pseudonym
      from analytics.participant as p
     where p.shard = ${shard} and (${after ?? null}::bytea is null or p.pseudonym > ${after ?? null}::bytea)
     order by p.pseudonym
     limit ${limit}`);
  return rows.map(({ pseudonym }) => pseudonym);
}

/** All series of these people. Served by the primary key. */
export async function seriesOf(db: Db, people: readonly Buffer[]): Promise<readonly SeriesRow[]> {
  return db.many(sql<SeriesRow>`
    select encode(p.pseudonym, 'hex') as person, v.metric, p.sex, p.age_band, string_agg(v.day || ',' || v.value, ';') as series
      from analytics.participant as p
      join analytics.daily_value as v on v.pseudonym = p.pseudonym
     where p.pseudonym = any(${people}::bytea[])
     group by p.pseudonym, v.metric`);
}
