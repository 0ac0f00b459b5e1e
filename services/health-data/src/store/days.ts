import { METRICS } from '@aceso/contracts/vocabulary';
import { arrays, byQuestion, gathered, prepared, sql, type Db } from '@aceso/kit';
import { packDays, unpackDays } from '../codec/stored-days.ts';
import { toMillionths, type PackedDay } from '../domain/day-pack.ts';
import type { DayValue } from '../domain/day-value.ts';
import { addDays } from '../domain/local-days.ts';
import { daysOfMask, maskOf, monthOf } from '../domain/month-days.ts';

const SUMMED = [...METRICS.values()].filter(({ aggregation }) => aggregation === 'sum').map(({ id }) => id);

export interface DailyRow extends MetricDay, DayValue {}

interface MetricDay {
  readonly metric: string;
  readonly day: string;
}

/** Amounts on some days that more than one source has seen: whose count stands depends on when a watch was worn. Served by the primary key. */
export async function sumsSeenBySeveral(tx: Db, personId: string, days: readonly string[]): Promise<readonly MetricDay[]> {
  return days.length === 0 ? [] : await seenBySeveral(tx, { personId, days: days.toSorted() });
}

/** People with a single source are passed over before each of the amounts is looked for. */
const seenBySeveral = gathered(async (tx, asked: readonly { readonly personId: string; readonly days: readonly string[] }[]) => {
  const firsts = asked.map(({ days }) => addDays(days[0] ?? '', -1));
  const rows = await tx.many(
    prepared(sql<{ ask: number; metric: string; day: string; days: number | null; source_id: string }>`
    with c as materialized (
      select w.ask, c.metric, c.day, c.days, c.source_id
        from unnest(${arrays.int4s(asked.map((_, ask) => ask))}::int[], ${arrays.uuids(asked.map(({ personId }) => personId))}::uuid[],
                    ${arrays.days(firsts.map(monthOf))}::date[], ${arrays.days(asked.map(({ days }) => addDays(days.at(-1) ?? '', 1)))}::date[]) as w(ask, person_id, month, last)
       cross join lateral (select 1 from health_data.source as s where s.person_id = w.person_id offset 1 limit 1) as another
        join health_data.chunk as c on c.person_id = w.person_id and c.metric = any(${SUMMED}::text[]) and c.day between w.month and w.last
    ), several as (select c.ask, c.metric from c group by c.ask, c.metric having count(distinct c.source_id) > 1)
    select c.ask, c.metric, c.day::text as day, c.days, c.source_id from c join several using (ask, metric)`),
  );
  return byQuestion(asked.length, rows).map((own, ask) => {
    const wanted = asked[ask]?.days ?? [];
    return [...Map.groupBy(own, ({ metric }) => metric)].flatMap(([metric, ofMetric]) => {
      const sources = new Map<string, Set<string>>();
      for (const row of ofMetric)
        for (const day of row.days === null ? [row.day] : daysOfMask(row.day, row.days))
          for (const near of [addDays(day, -1), day, addDays(day, 1)])
            sources.set(near, (sources.get(near) ?? new Set<string>()).add(row.source_id));
      return wanted.flatMap((day) => ((sources.get(day)?.size ?? 0) > 1 ? [{ metric, day }] : []));
    });
  });
});

interface PackRaw {
  readonly metric: string;
  readonly month: string;
  readonly days: number;
  readonly updated_at: Date;
  readonly data: Buffer;
}

/** Days with a value of months of one metric, as they are stored, each with when it was last written; by the first days of the months. */
export type KnownMonths = Map<string, ReadonlyMap<string, PackedDay>>;

const daysOf = ({ month, days, data }: PackRaw): ReadonlyMap<string, PackedDay> => {
  const names = daysOfMask(month, days);
  const values = unpackDays(data, names.length);
  return new Map(names.flatMap((day, i) => (values[i] === undefined ? [] : [[day, values[i]] as const])));
};

/**
 * Replaces the values of these days; a day without a value is removed. Returns the days that are different now. Call it under the person's lock.
 *
 * The other days of a month keep the time of their last change.
 *
 * @param known what is known of the months already: they are not read, and what is written is noted in it
 */
export async function replaceDays(
  tx: Db,
  personId: string,
  metric: string,
  days: readonly string[],
  values: readonly DailyRow[],
  known?: KnownMonths,
): Promise<readonly string[]> {
  const stored: KnownMonths = known ?? new Map();
  const months = Map.groupBy(days, monthOf);
  const unknown = [...months.keys()].filter((month) => !stored.has(month));
  if (unknown.length > 0) {
    const found = await packsOf(tx, personId, metric, unknown);
    for (const month of unknown) stored.set(month, datedDays(found.get(month)));
  }
  const fresh = new Map(values.map((value) => [value.day, value]));
  const changed: string[] = [];
  const [packs, empty]: [(PackToSave & { readonly after: ReadonlyMap<string, PackedDay> })[], string[]] = [[], []];
  for (const [month, ofMonth] of months) {
    const before = stored.get(month) ?? NO_DAYS;
    const after = new Map(before);
    const from = changed.length;
    for (const day of ofMonth) {
      const value = fresh.get(day);
      const now = value && { ...value, coverage: toMillionths(value.coverage), updatedAt: undefined };
      if (isSame(before.get(day), now)) continue;
      changed.push(day);
      if (now === undefined) after.delete(day);
      else after.set(day, now);
    }
    if (changed.length === from) continue;
    if (after.size === 0) empty.push(month);
    else packs.push({ month, after, mask: maskOf(after.keys()), data: packDays(inOrder(after)) });
  }
  if (packs.length > 0) {
    const now = await savedPacks(tx, { personId, metric, packs });
    if (known !== undefined) for (const { month, after } of packs) known.set(month, dated(after, now));
  }
  for (const month of empty) known?.set(month, NO_DAYS);
  if (empty.length > 0)
    await tx.many(
      sql`delete from health_data.day_pack as p where p.person_id = ${personId} and p.metric = ${metric} and p.month = any(${arrays.days(empty)}::date[])`,
    );
  return changed.toSorted();
}

const NO_DAYS: ReadonlyMap<string, PackedDay> = new Map();

const datedDays = (row: PackRaw | undefined): ReadonlyMap<string, PackedDay> =>
  row === undefined ? NO_DAYS : dated(daysOf(row), row.updated_at);

/** Days that were written with their row get the time of the row. */
const dated = (days: ReadonlyMap<string, PackedDay>, at: Date): ReadonlyMap<string, PackedDay> =>
  new Map([...days].map(([day, value]) => [day, value.updatedAt === undefined ? { ...value, updatedAt: at.getTime() } : value]));

const inOrder = (days: ReadonlyMap<string, PackedDay>): readonly PackedDay[] =>
  [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);

function isSame(before: PackedDay | undefined, now: PackedDay | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  return (
    before.value === now.value &&
    before.minimum === now.minimum &&
    before.maximum === now.maximum &&
    before.n === now.n &&
    before.coverage === now.coverage &&
    before.sourceIds.join() === now.sourceIds.join()
  );
}

interface PackToSave {
  readonly month: string;
  readonly mask: number;
  readonly data: Uint8Array;
}

const savedPacks = gathered(
  async (tx, asked: readonly { readonly personId: string; readonly metric: string; readonly packs: readonly PackToSave[] }[]) => {
    const rows = asked.flatMap(({ personId, metric, packs }) => packs.map((pack) => ({ personId, metric, ...pack })));
    const [written] = await tx.many(
      prepared(sql<{ updated_at: Date }>`
    insert into health_data.day_pack as p (person_id, metric, month, days, data)
    select w.person_id, w.metric, w.month, w.days, w.data
      from unnest(${arrays.uuids(rows.map((row) => row.personId))}::uuid[], ${arrays.texts(rows.map((row) => row.metric))}::text[], ${arrays.days(rows.map((row) => row.month))}::date[],
                  ${arrays.int4s(rows.map((row) => row.mask))}::int[], ${arrays.byteas(rows.map((row) => row.data))}::bytea[]) as w(person_id, metric, month, days, data)
    on conflict (person_id, metric, month) do update set days = excluded.days, data = excluded.data
    returning p.updated_at`),
    );
    return asked.map(() => written?.updated_at ?? new Date(0));
  },
);

/** Rows of some months of a metric. Served by the primary key. */
const packsOf = (tx: Db, personId: string, metric: string, months: readonly string[]): Promise<ReadonlyMap<string, PackRaw>> =>
  packsRead(tx, { personId, metric, months });

const packsRead = gathered(
  async (tx, asked: readonly { readonly personId: string; readonly metric: string; readonly months: readonly string[] }[]) => {
    const wanted = asked.flatMap(({ personId, metric, months }, ask) => months.map((month) => ({ ask, personId, metric, month })));
    const rows = await tx.many(
      prepared(sql<PackRaw & { ask: number }>`
    select w.ask, p.metric, p.month::text as month, p.days, p.updated_at, p.data
      from unnest(${arrays.int4s(wanted.map((w) => w.ask))}::int[], ${arrays.uuids(wanted.map((w) => w.personId))}::uuid[], ${arrays.texts(wanted.map((w) => w.metric))}::text[],
                  ${arrays.days(wanted.map((w) => w.month))}::date[]) as w(ask, person_id, metric, month)
      join health_data.day_pack as p on p.person_id = w.person_id and p.metric = w.metric and p.month = w.month`),
    );
    return byQuestion(asked.length, rows).map((own) => new Map(own.map((row): [string, PackRaw] => [row.month, row])));
  },
);

/** A daily value with when it was last written. */
export interface DatedDaily extends DailyRow {
  readonly updatedAt: Date;
}

/** Daily values of some metrics, or of all, in order of metric and day. Served by the primary key. */
export async function dailyBetween(
  db: Db,
  personId: string,
  metrics: readonly string[] | undefined,
  from: string,
  to: string,
): Promise<readonly DatedDaily[]> {
  if (metrics?.length === 0) return [];
  // Two statements and not one with `or`: a kept plan of that would read every metric of the person.
  const query =
    metrics === undefined
      ? sql<PackRaw>`
    select p.metric, p.month::text as month, p.days, p.updated_at, p.data from health_data.day_pack as p
     where p.person_id = ${personId} and p.month between ${monthOf(from)}::date and ${to}::date
     order by p.metric, p.month`
      : sql<PackRaw>`
    select p.metric, p.month::text as month, p.days, p.updated_at, p.data from health_data.day_pack as p
     where p.person_id = ${personId} and p.metric = any(${[...metrics]}) and p.month between ${monthOf(from)}::date and ${to}::date
     order by p.metric, p.month`;
  const found: DatedDaily[] = [];
  for (const row of await db.many(prepared(query))) {
    for (const [day, { updatedAt, ...value }] of daysOf(row))
      if (day >= from && day <= to)
        found.push({ metric: row.metric, day, ...value, updatedAt: updatedAt === undefined ? row.updated_at : new Date(updatedAt) });
  }
  return found;
}
