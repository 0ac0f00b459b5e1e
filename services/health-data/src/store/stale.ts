import { sql, type Db } from '@aceso/kit';
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
    select d.person_id, d.metric, range_agg(daterange(d.day - 1, d.day + 1, '[]')) from health_data.daily as d
     where d.person_id = ${personId} and (${metrics === undefined}::boolean or d.metric = any(${[...(metrics ?? [])]}::text[])) group by d.person_id, d.metric
    on conflict (person_id, metric) do update set days = s.days + excluded.days`);
}

/** A metric with stale days of a person, with up to `limit` of them, oldest first. */
export async function staleDays(
  tx: Db,
  personId: string,
  limit: number,
): Promise<{ readonly metric: string; readonly days: readonly string[] } | undefined> {
  const rows = await tx.many(sql<{ metric: string; day: string }>`
    select t.metric, g.day::date::text as day
      from (select f.metric, f.days from health_data.stale as f where f.person_id = ${personId} order by f.metric limit 1) as t
      cross join lateral unnest(t.days) as r(days)
      cross join lateral generate_series(lower(r.days), upper(r.days) - 1, interval '1 day') as g(day)
     order by g.day limit ${limit}`);
  return rows[0] && { metric: rows[0].metric, days: rows.map((row) => row.day) };
}

/** Takes the days that were worked out, in order, off the stale ones of a metric. */
export async function clearStale(tx: Db, personId: string, metric: string, days: readonly string[]): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  // Everything up to the last one: they were the oldest.
  const left = await tx.many(sql<{ left: boolean }>`
    update health_data.stale as s set days = s.days - datemultirange(daterange(${from}::date, ${to}::date, '[]'))
     where s.person_id = ${personId} and s.metric = ${metric}
    returning not isempty(s.days) as left`);
  if (left[0]?.left === false)
    await tx.many(sql`delete from health_data.stale as s where s.person_id = ${personId} and s.metric = ${metric}`);
}

/** People with stale days, for going on after a kill. */
export async function peopleWithStaleDays(db: Db): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`select distinct s.person_id from health_data.stale as s`);
  return rows.map((row) => row.person_id);
}
