import { METRICS } from '@aceso/contracts/vocabulary';
import { arrays, byQuestion, gathered, prepared, sql, type Db } from '@aceso/kit';

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
export async function sumsSeenBySeveral(tx: Db, personId: string, days: readonly string[]): Promise<readonly MetricDay[]> {
  return days.length === 0 ? [] : await seenBySeveral(tx, { personId, days });
}

interface MetricDay {
  readonly metric: string;
  readonly day: string;
}

/** People with a single source are passed over before each of the amounts is looked for. */
const seenBySeveral = gathered(async (tx, asked: readonly { readonly personId: string; readonly days: readonly string[] }[]) => {
  const wanted = asked.flatMap(({ personId, days }, ask) => days.map((day) => ({ ask, personId, day })));
  const rows = await tx.many(
    prepared(sql<MetricDay & { readonly ask: number }>`
    select w.ask, d.metric, d.day::text as day
      from unnest(${arrays.int4s(wanted.map((w) => w.ask))}::int[], ${arrays.uuids(wanted.map((w) => w.personId))}::uuid[], ${arrays.days(wanted.map((w) => w.day))}::date[]) as w(ask, person_id, day)
     cross join lateral (select 1 from health_data.source as s where s.person_id = w.person_id offset 1 limit 1) as another
      join health_data.daily as d on d.person_id = w.person_id and d.day = w.day and d.metric = any(${SUMMED}::text[])
     where (select count(distinct c.source_id) from health_data.chunk as c
             where c.person_id = d.person_id and c.metric = d.metric and c.day between d.day - 1 and d.day + 1) > 1`),
  );
  return byQuestion(asked.length, rows);
});

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
  if (values.length === 0) return gone.map((row) => row.day).toSorted();
  return [...gone.map((row) => row.day), ...(await savedDays(tx, { personId, metric, values }))].toSorted();
}

interface DaysToSave {
  readonly personId: string;
  readonly metric: string;
  readonly values: readonly DailyRow[];
}

const savedDays = gathered(async (tx, asked: readonly DaysToSave[]) => {
  const rows = asked.flatMap(({ personId, metric, values }) => values.map((value) => ({ ...value, personId, metric })));
  const of = <T>(take: (value: (typeof rows)[number]) => T): T[] => rows.map(take);
  const changed = await tx.many(
    prepared(sql<{ person_id: string; metric: string; day: string }>`
    insert into health_data.daily as d (person_id, metric, day, value, minimum, maximum, n, coverage, source_ids)
    select w.person_id, w.metric, w.day, w.value, w.minimum, w.maximum, w.n, w.coverage, string_to_array(w.sources, ',')::uuid[]
      from unnest(${arrays.uuids(of((v) => v.personId))}::uuid[], ${arrays.texts(of((v) => v.metric))}::text[], ${arrays.days(of((v) => v.day))}::date[], ${arrays.float8s(of((v) => v.value))}::float8[], ${arrays.float8s(of((v) => v.minimum ?? null))}::float8[], ${arrays.float8s(of((v) => v.maximum ?? null))}::float8[],
                  ${arrays.int4s(of((v) => v.n))}::int[], ${arrays.float4s(of((v) => v.coverage))}::real[], ${arrays.texts(of((v) => v.sourceIds.join(',')))}::text[])
           as w(person_id, metric, day, value, minimum, maximum, n, coverage, sources)
    on conflict (person_id, metric, day) do update
       set value = excluded.value, minimum = excluded.minimum, maximum = excluded.maximum, n = excluded.n, coverage = excluded.coverage, source_ids = excluded.source_ids
     where (d.value, d.minimum, d.maximum, d.n, d.coverage, d.source_ids) is distinct from (excluded.value, excluded.minimum, excluded.maximum, excluded.n, excluded.coverage, excluded.source_ids)
    returning d.person_id, d.metric, d.day::text as day`),
  );
  const byOwner = Map.groupBy(changed, (row) => `${row.person_id}|${row.metric}`);
  return asked.map(({ personId, metric }) => (byOwner.get(`${personId}|${metric}`) ?? []).map(({ day }) => day));
});

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
