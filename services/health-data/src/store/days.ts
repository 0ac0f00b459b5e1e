import { METRICS } from '@aceso/contracts/vocabulary';
import { arrays, prepared, sql, type Db } from '@aceso/kit';

const SUMMED = [...METRICS.values()].filter(({ aggregation }) => aggregation === 'sum').map(({ id }) => id);

export interface DailyRow {
  readonly metric: string;
  readonly day: string;
  readonly value: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly n: number;
  readonly coverage: number;
  readonly sourceIds: readonly string[];
}

/**
 * Amounts on some days that more than one source has seen: whose count stands depends on when a watch was worn.
 *
 * Days without a daily value yet are stale already. Served by the primary keys of daily and chunk.
 */
export async function sumsSeenBySeveral(
  tx: Db,
  personId: string,
  days: readonly string[],
): Promise<readonly { readonly metric: string; readonly day: string }[]> {
  if (days.length === 0) return [];
  return await tx.many(
    prepared(sql<{ metric: string; day: string }>`
    select d.metric, d.day::text as day
      from health_data.daily as d
     where d.person_id = ${personId} and d.day = any(${[...days]}::date[]) and d.metric = any(${SUMMED}::text[])
       and (select count(distinct c.source_id) from health_data.chunk as c
             where c.person_id = ${personId} and c.metric = d.metric and c.day between d.day - 1 and d.day + 1) > 1`),
  );
}

/** Replaces the values of these days; a day without a value is removed. Returns the days that are different now. */
export async function replaceDays(
  tx: Db,
  personId: string,
  metric: string,
  days: readonly string[],
  values: readonly DailyRow[],
): Promise<readonly string[]> {
  const present = new Set(values.map((value) => value.day));
  const missing = days.filter((day) => !present.has(day));
  const gone =
    missing.length === 0
      ? []
      : await tx.many(sql<{ day: string }>`
    delete from health_data.daily as d
     where d.person_id = ${personId} and d.metric = ${metric} and d.day = any(${arrays.days(missing)}::date[])
    returning d.day::text as day`);
  const of = <T>(take: (value: DailyRow) => T): T[] => values.map(take);
  if (values.length === 0) return gone.map((row) => row.day).toSorted();
  const changed = await tx.many(
    prepared(sql<{ day: string }>`
    insert into health_data.daily as d (person_id, metric, day, value, minimum, maximum, n, coverage, source_ids)
    select ${personId}::uuid, ${metric}, w.day, w.value, w.minimum, w.maximum, w.n, w.coverage, string_to_array(w.sources, ',')::uuid[]
      from unnest(${arrays.days(of((v) => v.day))}::date[], ${arrays.float8s(of((v) => v.value))}::float8[], ${arrays.float8s(of((v) => v.minimum ?? null))}::float8[], ${arrays.float8s(of((v) => v.maximum ?? null))}::float8[],
                  ${arrays.int4s(of((v) => v.n))}::int[], ${arrays.float4s(of((v) => v.coverage))}::real[], ${arrays.texts(of((v) => v.sourceIds.join(',')))}::text[])
           as w(day, value, minimum, maximum, n, coverage, sources)
    on conflict (person_id, metric, day) do update
       set value = excluded.value, minimum = excluded.minimum, maximum = excluded.maximum, n = excluded.n, coverage = excluded.coverage, source_ids = excluded.source_ids
     where (d.value, d.minimum, d.maximum, d.n, d.coverage, d.source_ids) is distinct from (excluded.value, excluded.minimum, excluded.maximum, excluded.n, excluded.coverage, excluded.source_ids)
    returning d.day::text as day`),
  );
  return [...gone, ...changed].map((row) => row.day).toSorted();
}

interface DailyRaw {
  readonly metric: string;
  readonly day: string;
  readonly value: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly n: number;
  readonly coverage: number;
  readonly source_ids: readonly string[];
}

/** Daily values of some metrics, or of all, in order of metric and day. Served by the primary key. */
export async function dailyBetween(
  db: Db,
  personId: string,
  metrics: readonly string[] | undefined,
  from: string,
  to: string,
): Promise<readonly DailyRow[]> {
  // Two statements and not one with `or`: a kept plan of that would read every metric of the person.
  const query =
    metrics === undefined
      ? sql<DailyRaw>`
    select d.metric, d.day::text as day, d.value, d.minimum, d.maximum, d.n, d.coverage, d.source_ids
      from health_data.daily as d
     where d.person_id = ${personId} and d.day between ${from}::date and ${to}::date
     order by d.metric, d.day`
      : sql<DailyRaw>`
    select d.metric, d.day::text as day, d.value, d.minimum, d.maximum, d.n, d.coverage, d.source_ids
      from health_data.daily as d
     where d.person_id = ${personId} and d.metric = any(${[...metrics]}) and d.day between ${from}::date and ${to}::date
     order by d.metric, d.day`;
  const rows = await db.many(prepared(query));
  return rows.map((row) => ({
    metric: row.metric,
    day: row.day,
    value: row.value,
    minimum: row.minimum ?? undefined,
    maximum: row.maximum ?? undefined,
    n: row.n,
    coverage: row.coverage,
    sourceIds: row.source_ids,
  }));
}
