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

export interface ColumnRow {
  readonly pseudonym: Buffer;
  readonly metric: string;
  readonly day: string;
  readonly value: number;
  readonly sex: string;
  readonly age_band: string;
}

/** Values of a shard in the order of the primary key, after a row. */
export async function valuesOfShard(db: Db, shard: number, after: ColumnRow | undefined, limit: number): Promise<readonly ColumnRow[]> {
  return db.many(sql<ColumnRow>`
    select v.pseudonym, v.metric, v.day, v.value, p.sex, p.age_band
      from analytics.participant as p
      join analytics.daily_value as v on v.pseudonym = p.pseudonym
     where p.shard = ${shard}
       and (${after?.pseudonym ?? null}::bytea is null
            or (v.pseudonym, v.metric, v.day) > (${after?.pseudonym ?? null}::bytea, ${after?.metric ?? null}::text, ${after?.day ?? null}::date))
     order by v.pseudonym, v.metric, v.day
     limit ${limit}`);
}
