import { prepared, sql, type Db } from '@aceso/kit';
import { daysApart } from '../domain/days.ts';
import type { DayPoint } from '../domain/features.ts';
import type { OwnFeatures } from '../domain/series.ts';

/** All daily values of a person. Served by the primary key. */
export async function loadFeatures(db: Db, personId: string): Promise<OwnFeatures> {
  // One row a metric, as arrays: ten thousand small rows would cost more to carry than to work on.
  const rows = await db.many(
    prepared(sql<{
      metric: string;
      days: readonly string[];
      points: readonly number[];
      lows: readonly (number | null)[];
      highs: readonly (number | null)[];
      counts: readonly number[];
      coverages: readonly number[];
      sources: readonly string[];
    }>`
    select f.metric, array_agg(f.day::text order by f.day) as days, array_agg(f.value order by f.day) as points, array_agg(f.minimum order by f.day) as lows, array_agg(f.maximum order by f.day) as highs,
           array_agg(f.n order by f.day) as counts, array_agg(f.coverage::float8 order by f.day) as coverages, array_agg(array_to_string(f.sources, chr(31)) order by f.day) as sources
      from recommendation.feature as f
     where f.person_id = ${personId}
     group by f.metric`),
  );
  return new Map(
    rows.map((row) => [
      row.metric,
      row.days.map((day, i): DayPoint => ({
        day,
        value: row.points[i] ?? 0,
        minimum: row.lows[i] ?? undefined,
        maximum: row.highs[i] ?? undefined,
        count: row.counts[i] ?? 0,
        coverage: row.coverages[i] ?? 0,
        sources: (row.sources[i] ?? '').split('\u001F').filter((name) => name !== ''),
      })),
    ]),
  );
}

/** Days of a metric that take the place of those that are held, from one to another. */
export interface NewDays {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly DayPoint[];
}

/** Replaces the days of some metrics; none of them is named twice. */
export async function replaceFeatures(tx: Db, personId: string, news: readonly NewDays[]): Promise<void> {
  if (news.length === 0) return;
  const days = news.flatMap(({ metric, points }) => points.map((point) => ({ metric, point })));
  const of = <T>(take: (point: DayPoint) => T): T[] => days.map(({ point }) => take(point));
  // Where each day has a value, nothing is left over of what was held.
  const thinned = news.filter(({ from, to, points }) => points.length <= daysApart(from, to));
  await Promise.all([
    thinned.length > 0 &&
      tx.many(
        prepared(sql`
      delete from recommendation.feature as f
       using unnest(${thinned.map(({ metric }) => metric)}::text[], ${thinned.map(({ from }) => from)}::date[], ${thinned.map(({ to }) => to)}::date[]) as w(metric, first, last)
       where f.person_id = ${personId} and f.metric = w.metric and f.day between w.first and w.last`),
      ),
    tx.many(
      prepared(sql`
      insert into recommendation.feature (person_id, metric, day, value, minimum, maximum, n, coverage, sources)
      select ${personId}, w.metric, w.day, w.value, w.minimum, w.maximum, w.n, w.coverage, coalesce(string_to_array(nullif(w.sources, ''), chr(31)), '{}')
        from unnest(${days.map(({ metric }) => metric)}::text[], ${of((p) => p.day)}::date[], ${of((p) => p.value)}::float8[], ${of((p) => p.minimum ?? null)}::float8[], ${of((p) => p.maximum ?? null)}::float8[], ${of((p) => p.count)}::int[], ${of((p) => p.coverage)}::real[], ${of((p) => p.sources.join('\u001F'))}::text[])
             as w(metric, day, value, minimum, maximum, n, coverage, sources)
      on conflict (person_id, metric, day) do update
         set value = excluded.value, minimum = excluded.minimum, maximum = excluded.maximum, n = excluded.n, coverage = excluded.coverage, sources = excluded.sources`),
    ),
  ]);
}
