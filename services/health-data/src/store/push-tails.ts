import { arrays, byQuestion, gathered, prepared, sql, type Db } from '@aceso/kit';
import { lockPeople } from './people.ts';

/** Name of the lock of those who append for a person: they wait for each other and for whoever must count exactly, never for a merge. */
const lockName = (personId: string): string => `health-data-tail:${personId}`;

/** Those of some people for whom nobody else appends or counts; nobody does until the transaction ends. */
export async function lockFreeTails(tx: Db, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const names = arrays.texts(personIds.map(lockName));
  const rows = await tx.many(
    prepared(sql<{ place: number }>`
    select w.place::int as place from unnest(${names}::text[]) with ordinality as w(name, place)
     where pg_try_advisory_xact_lock(hashtextextended(w.name, 0))`),
  );
  return new Set(rows.flatMap(({ place }) => personIds[place - 1] ?? []));
}

/** Nobody merges or appends for these people until the transaction ends. */
export async function lockWithTails(tx: Db, personIds: readonly string[]): Promise<void> {
  const names = arrays.texts(personIds.toSorted().map(lockName));
  await lockPeople(tx, personIds);
  await tx.many(prepared(sql`select pg_advisory_xact_lock(hashtextextended(w.name, 0)) from unnest(${names}::text[]) as w(name)`));
}

/** Where samples of a metric are to be appended: on a UTC day, for a source that pushes under a name. */
export interface TailPlace {
  readonly personId: string;
  readonly source: string;
  readonly metric: string;
  readonly day: string;
}

/** What is at such a place. */
export interface TailEnd {
  readonly sourceId: string;
  /** Start of the last sample of the day (of the month, where that is one row) or of what waits to be merged, in milliseconds; undefined when there is none. */
  readonly lastAt: number | undefined;
}

/**
 * Ends of these places, in their order; undefined where the person is not known, may not be written for, or the source is new. Served by
 * primary keys: place by place (`offset 0`), because with the statistics of a young database it looks cheaper to compare each with everybody.
 */
export async function tailEnds(tx: Db, places: readonly TailPlace[]): Promise<readonly (TailEnd | undefined)[]> {
  const of = (take: (place: TailPlace) => string): string[] => places.map(take);
  const rows = await tx.many(
    prepared(sql<{ ask: number; source_id: string; last_at: Date | null }>`
    select w.ask, s.source_id,
           greatest((select max(c.last_at) from health_data.chunk as c
                      where c.person_id = w.person_id and c.metric = w.metric and c.source_id = s.source_id
                        and c.day in (w.day, date_trunc('month', w.day)::date) and (c.day = w.day or c.days is not null)),
                    (select max(t.last_at) from health_data.push_tail as t
                                 where t.person_id = w.person_id and t.source_id = s.source_id and t.metric = w.metric)) as last_at
      from unnest(${arrays.int4s(places.map((_, ask) => ask))}::int[], ${arrays.uuids(of((p) => p.personId))}::uuid[], ${arrays.texts(of((p) => p.source))}::text[],
                  ${arrays.texts(of((p) => p.metric))}::text[], ${arrays.days(of((p) => p.day))}::date[]) as w(ask, person_id, name, metric, day)
     cross join lateral (select s.source_id from health_data.source as s
                          where s.person_id = w.person_id and s.integration = 'push' and s.key = w.name and s.name = w.name offset 0) as s
     where (select p.may_store from health_data.person as p where p.person_id = w.person_id)`),
  );
  const found: (TailEnd | undefined)[] = places.map(() => undefined);
  for (const { ask, source_id, last_at } of rows) found[ask] = { sourceId: source_id, lastAt: last_at?.getTime() };
  return found;
}

export interface TailToAppend {
  readonly personId: string;
  readonly sourceId: string;
  readonly metric: string;
  /** Start of the last sample, in milliseconds. */
  readonly lastAt: number;
  readonly data: Uint8Array;
}

/** Appends samples, to be merged later. Call it under the lock of `lockFreeTails`. */
export async function appendTails(tx: Db, rows: readonly TailToAppend[]): Promise<void> {
  await tx.many(
    prepared(sql`
    insert into health_data.push_tail (person_id, source_id, metric, last_at, data)
    select w.person_id, w.source_id, w.metric, w.last_at, w.data
      from unnest(${arrays.uuids(rows.map((r) => r.personId))}::uuid[], ${arrays.uuids(rows.map((r) => r.sourceId))}::uuid[], ${arrays.texts(rows.map((r) => r.metric))}::text[],
                  ${arrays.instants(rows.map((r) => r.lastAt))}::timestamptz[], ${arrays.byteas(rows.map((r) => r.data))}::bytea[]) as w(person_id, source_id, metric, last_at, data)`),
  );
}

export interface TailRow {
  /** Undefined for what was not appended. */
  readonly position: number | undefined;
  readonly sourceId: string;
  readonly metric: string;
  readonly data: Uint8Array;
}

/** What waits to be merged for a person. */
export interface WaitingTails {
  /** How often the person's data has changed. */
  readonly revision: string;
  readonly timeZone: string;
  /** In the order in which they came. */
  readonly tails: readonly TailRow[];
}

/** What waits for a person; undefined when nothing does, or nobody knows the person. Call it under the person's lock. Served by primary keys. */
export const tailsOf: (tx: Db, personId: string) => Promise<WaitingTails | undefined> = gathered(
  async (tx, personIds: readonly string[]) => {
    const rows = await tx.many(
      prepared(sql<{
        ask: number;
        revision: string;
        time_zone: string;
        position: number;
        source_id: string;
        metric: string;
        data: Buffer;
      }>`
    select (w.place - 1)::int as ask, p.revision::text as revision, p.time_zone, t.position, t.source_id, t.metric, t.data
      from unnest(${arrays.uuids(personIds)}::uuid[]) with ordinality as w(person_id, place)
      join health_data.person as p on p.person_id = w.person_id
     cross join lateral (select t.position, t.source_id, t.metric, t.data from health_data.push_tail as t where t.person_id = w.person_id offset 0) as t
     order by t.position`),
    );
    return byQuestion(personIds.length, rows).map((own) => {
      const [first] = own;
      if (first === undefined) return undefined;
      const tails = own.map(({ source_id, position, metric, data }): TailRow => ({ position, metric, data, sourceId: source_id }));
      return { revision: first.revision, timeZone: first.time_zone, tails };
    });
  },
);

/** Forgets what has been merged; what came meanwhile stays. Rows are never updated, so that their places are theirs. Served by the primary key. */
export const dropTails: (tx: Db, merged: { readonly personId: string; readonly positions: readonly number[] }) => Promise<void> = gathered(
  async (tx, asked: readonly { readonly personId: string; readonly positions: readonly number[] }[]) => {
    const rows = asked.flatMap(({ personId, positions }) => positions.map((position) => ({ personId, position })));
    await tx.many(
      prepared(sql`
      delete from health_data.push_tail as t
       where t.ctid = any(array(
         select d.ctid from unnest(${arrays.uuids(rows.map((r) => r.personId))}::uuid[], ${arrays.int8s(rows.map((r) => r.position))}::bigint[]) as w(person_id, position)
          cross join lateral (select d.ctid from health_data.push_tail as d where d.person_id = w.person_id and d.position = w.position offset 0) as d))`),
    );
    return asked.map(() => undefined);
  },
);

/** People for whom something has waited longer than anybody takes to merge it: its process was killed. */
export async function peopleLeftBehind(db: Db, seconds: number, limit: number): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`
    select distinct t.person_id from health_data.push_tail as t where t.pushed_at <= now() - make_interval(secs => ${seconds}) limit ${limit}`);
  return rows.map(({ person_id }) => person_id);
}
