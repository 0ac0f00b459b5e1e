import { arrays, sql, type Db } from '@aceso/kit';
import { rangesOf } from '../domain/day-ranges.ts';

/** Marks days of metrics to be summed up anew. */
export async function markStale(tx: Db, personId: string, stale: ReadonlyMap<string, readonly string[]>): Promise<void> {
  if (stale.size === 0) return;
  const ranges = [...stale.values()].map(
    (days) =>
      `{${rangesOf(days)
        .map(({ from, to }) => `[${from},${to}]`)
        .join(',')}}`,
  );
  await tx.many(sql`
    insert into health_data.stale as s (person_id, metric, days)
    select ${personId}, w.metric, w.days from unnest(${[...stale.keys()]}::text[], ${ranges}::datemultirange[]) as w(metric, days)
    on conflict (person_id, metric) do update set days = s.days + excluded.days`);
}

/** Marks every day that the person has a value of, of some metrics or of all, and its neighbours: the zone or the order of sources has changed. */
export async function markAllStale(tx: Db, personId: string, metrics?: readonly string[]): Promise<void> {
  await tx.many(sql`
    insert into health_data.stale as s (person_id, metric, days)
    select p.person_id, p.metric, range_agg(daterange(p.month + i.place - 1, p.month + i.place + 1, '[]'))
      from health_data.day_pack as p cross join generate_series(0, 30) as i(place)
     where p.person_id = ${personId} and (p.days >> i.place) & 1 = 1 and (${metrics === undefined}::boolean or p.metric = any(${[...(metrics ?? [])]}::text[]))
     group by p.person_id, p.metric
    on conflict (person_id, metric) do update set days = s.days + excluded.days`);
}

/** Days of a metric that must be summed up anew, oldest first. */
export interface StaleMetric {
  readonly metric: string;
  readonly days: readonly string[];
}

/** Metrics of a person with stale days, with up to `limit.days` of the oldest of each. */
export async function staleDays(
  tx: Db,
  personId: string,
  limit: { readonly metrics: number; readonly days: number },
): Promise<readonly StaleMetric[]> {
  return await tx.many(sql<{ metric: string; days: string[] }>`
    select t.metric, d.days
      from (select f.metric, f.days from health_data.stale as f where f.person_id = ${personId} order by f.metric limit ${limit.metrics}) as t
      cross join lateral (
        select array_agg(o.day::text order by o.day) as days
          from (select g.day::date as day
                  from unnest(t.days) as r(days)
                 cross join lateral generate_series(lower(r.days), upper(r.days) - 1, interval '1 day') as g(day)
                 order by g.day limit ${limit.days}) as o) as d
     order by t.metric`);
}

/** Takes days that were worked out off the stale ones: everything up to the last one of each metric, since they were the oldest. */
export async function clearStale(tx: Db, personId: string, done: readonly StaleMetric[]): Promise<void> {
  const metrics = arrays.texts(done.map(({ metric }) => metric));
  await tx.many(sql`
    update health_data.stale as s set days = s.days - datemultirange(daterange(w.first, w.last, '[]'))
      from unnest(${metrics}::text[], ${arrays.days(done.map(({ days }) => days[0] ?? null))}::date[], ${arrays.days(done.map(({ days }) => days.at(-1) ?? null))}::date[]) as w(metric, first, last)
     where s.person_id = ${personId} and s.metric = w.metric`);
  await tx.many(sql`
    delete from health_data.stale as s where s.person_id = ${personId} and s.metric = any(${metrics}::text[]) and isempty(s.days)`);
}

/** People with stale days, for going on after a kill. */
export async function peopleWithStaleDays(db: Db): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`select distinct s.person_id from health_data.stale as s`);
  return rows.map((row) => row.person_id);
}
