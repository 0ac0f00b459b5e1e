import { arrays, sql, type Db } from '@aceso/kit';
import { packDays, unpackDays } from '../codec/stored-days.ts';
import { daysOfMask } from '../domain/month-days.ts';

/** A month of a metric and source that lies in rows of days. */
export interface MonthInDays {
  readonly personId: string;
  readonly metric: string;
  readonly month: string;
  readonly sourceId: string;
  readonly n: number;
}

/** Months before a day with several rows and not too many samples, of one person or of all. Served by chunk__day_rows. */
export async function monthsInDays(
  db: Db,
  { before, samplesMax, personId }: { readonly before: string; readonly samplesMax: number; readonly personId?: string },
  limit: number,
): Promise<readonly MonthInDays[]> {
  const rows = await db.many(sql<{ person_id: string; metric: string; month: string; source_id: string; n: number }>`
    select c.person_id, c.metric, date_trunc('month', c.day)::date::text as month, c.source_id, sum(c.n)::int as n
      from health_data.chunk as c
     where c.days is null and c.day < ${before}::date and (${personId === undefined}::boolean or c.person_id = ${personId ?? null}::uuid)
     group by c.person_id, c.metric, date_trunc('month', c.day), c.source_id having count(*) > 1 and sum(c.n) <= ${samplesMax}
     order by c.person_id limit ${limit}`);
  return rows.map(({ person_id, source_id, ...row }) => ({ ...row, personId: person_id, sourceId: source_id }));
}

/** Packs daily values of a person that a migration wrote as text; call it under the person's lock. */
export async function packTexts(tx: Db, personId: string): Promise<void> {
  const rows = await tx.many(sql<{ metric: string; month: string; days: number; data: Buffer }>`
    select p.metric, p.month::text as month, p.days, p.data from health_data.day_pack as p where p.person_id = ${personId} and get_byte(p.data, 0) = 91`);
  const packed = rows.map(({ month, days, data }) => packDays(unpackDays(data, daysOfMask(month, days).length)));
  await tx.many(sql`
    update health_data.day_pack as p set data = w.data
      from unnest(${arrays.texts(rows.map(({ metric }) => metric))}::text[], ${arrays.days(rows.map(({ month }) => month))}::date[], ${arrays.byteas(packed)}::bytea[]) as w(metric, month, data)
     where p.person_id = ${personId} and p.metric = w.metric and p.month = w.month`);
}

/** Some people with daily values as text. Served by day_pack__texts. */
export async function peopleWithTexts(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`
    select distinct p.person_id from health_data.day_pack as p where get_byte(p.data, 0) = 91 limit ${limit}`);
  return rows.map((row) => row.person_id);
}
