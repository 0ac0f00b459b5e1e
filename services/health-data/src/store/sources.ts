import { randomUUIDv7 } from 'node:crypto';
import { arrays, gathered, prepared, sql, type Db } from '@aceso/kit';

export interface SourceRow {
  readonly sourceId: string;
  readonly integration: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly manufacturer: string | undefined;
  /** Every model and hardware name that was ever told, in order of the alphabet. */
  readonly models: readonly string[];
  readonly rank: number;
  readonly samples: number;
  readonly firstAt: Date | undefined;
  readonly lastAt: Date | undefined;
}

export interface NewSource {
  readonly integration: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly model?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly models: readonly string[];
  readonly rank: number;
}

/** Sources of a person, best first. */
export const listSources: (db: Db, personId: string) => Promise<readonly SourceRow[]> = gathered(
  async (db, personIds: readonly string[]) => {
    const rows = await db.many(
      prepared(sql<{
        person_id: string;
        source_id: string;
        integration: string;
        key: string;
        name: string;
        kind: string;
        manufacturer: string | null;
        models: readonly string[];
        rank: number;
        samples: number;
        first_at: Date | null;
        last_at: Date | null;
      }>`
    select s.person_id, s.source_id, s.integration, s.key, s.name, s.kind, s.manufacturer, s.models, s.rank, s.samples, s.first_at, s.last_at
      from health_data.source as s
     where s.person_id = any(${arrays.uuids(personIds)}::uuid[])
     order by s.rank, s.source_id`),
    );
    const byPerson = Map.groupBy(rows, (row) => row.person_id);
    return personIds.map((personId) =>
      (byPerson.get(personId) ?? []).map((row): SourceRow => ({
        sourceId: row.source_id,
        integration: row.integration,
        key: row.key,
        name: row.name,
        kind: row.kind,
        manufacturer: row.manufacturer ?? undefined,
        models: row.models,
        rank: row.rank,
        samples: row.samples,
        firstAt: row.first_at ?? undefined,
        lastAt: row.last_at ?? undefined,
      })),
    );
  },
);

/** Models kept of one source: a name that is given to every new watch has a dozen in a lifetime. */
const MODELS_MAX = 30;

/** What a source was known as before. */
export type KnownAs = Pick<SourceRow, 'name' | 'manufacturer' | 'models'>;

/** Id of a source, made when it delivers for the first time; `before` when it was there and something new was learnt of it. */
export async function ensureSource(
  tx: Db,
  personId: string,
  source: NewSource,
): Promise<{ readonly sourceId: string; readonly isNew: boolean; readonly before: KnownAs | undefined }> {
  const { integration, key, name, kind, model, manufacturer, models, rank } = source;
  const row = await tx.one(
    prepared(sql<{ source_id: string; fresh: boolean; before: KnownAs | null }>`
    with b as (select s.name, s.manufacturer, s.models from health_data.source as s where s.person_id = ${personId} and s.integration = ${integration} and s.key = ${key}),
         w as (
    insert into health_data.source as s (source_id, person_id, integration, key, name, kind, model, manufacturer, models, rank)
    values (${randomUUIDv7()}, ${personId}, ${integration}, ${key}, ${name}, ${kind}, ${model ?? null}, ${manufacturer ?? null}, ${[...models]}::text[], ${rank})
    on conflict (person_id, integration, key) do update
       set name = excluded.name, model = coalesce(excluded.model, s.model), manufacturer = coalesce(excluded.manufacturer, s.manufacturer),
           models = (array(select distinct m from unnest(s.models || excluded.models) as m order by m))[1:${MODELS_MAX}::int]
    returning s.source_id, (xmax = 0) as fresh, s.name, s.manufacturer, s.models)
    select w.source_id, w.fresh,
           case when (b.name, b.manufacturer, b.models) is distinct from (w.name, w.manufacturer, w.models) then to_jsonb(b) end as before
      from w left join b on true`),
  );
  if (row === undefined) throw new Error('an upsert returns its row');
  const { before } = row;
  return {
    sourceId: row.source_id,
    isNew: row.fresh,
    before: row.fresh || before === null ? undefined : { ...before, manufacturer: before.manufacturer ?? undefined },
  };
}

export interface SourceActivity {
  readonly sourceId: string;
  readonly added: number;
  readonly first: Date;
  readonly last: Date;
}

/** Widens the time that sources have delivered for. */
export async function noteActivity(tx: Db, personId: string, activity: readonly SourceActivity[]): Promise<void> {
  if (activity.length > 0) await noted(tx, [{ personId, activity }]);
}

/** As `noteActivity`, for several people. */
export const noteAllActivity = (tx: Db, all: readonly ActivityOfPerson[]): Promise<void> => noted(tx, all);

interface ActivityOfPerson {
  readonly personId: string;
  readonly activity: readonly SourceActivity[];
}

const noted = gathered(async (tx, asked: readonly (readonly ActivityOfPerson[])[]) => {
  const rows = asked.flat().flatMap(({ personId, activity }) => activity.map((one) => ({ personId, ...one })));
  if (rows.length > 0)
    await tx.many(
      prepared(sql`
    update health_data.source as s
       set samples = s.samples + a.added, first_at = least(s.first_at, a.first), last_at = greatest(s.last_at, a.last)
      from unnest(${arrays.uuids(rows.map((a) => a.personId))}::uuid[], ${arrays.uuids(rows.map((a) => a.sourceId))}::uuid[], ${arrays.int8s(rows.map((a) => a.added))}::bigint[],
                  ${arrays.instants(rows.map((a) => a.first))}::timestamptz[], ${arrays.instants(rows.map((a) => a.last))}::timestamptz[])
           as a(person_id, source_id, added, first, last)
     where s.source_id = a.source_id and s.person_id = a.person_id`),
    );
  return asked.map(() => undefined);
});

/** Takes what was deleted off the number of samples of each source. */
export async function noteRemoved(tx: Db, personId: string, removed: ReadonlyMap<string, number>): Promise<void> {
  if (removed.size === 0) return;
  await tx.many(sql`
    update health_data.source as s set samples = greatest(0, s.samples - r.n)
      from unnest(${[...removed.keys()]}::uuid[], ${[...removed.values()]}::bigint[]) as r(source_id, n)
     where s.source_id = r.source_id and s.person_id = ${personId}`);
}

/** Notes that sources came in an export of a time. Returns those that a newer export has brought before. */
export async function noteExport(tx: Db, personId: string, sourceIds: readonly string[], exportedAt: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.many(sql<{ source_id: string; older: boolean }>`
    with before as (select s.source_id, s.as_of from health_data.source as s where s.person_id = ${personId} and s.source_id = any(${[...sourceIds]}::uuid[]))
    update health_data.source as s set as_of = greatest(s.as_of, ${exportedAt}::timestamptz)
      from before as b where s.source_id = b.source_id and s.person_id = ${personId}
    returning s.source_id, coalesce(b.as_of > ${exportedAt}::timestamptz, false) as older`);
  return new Set(rows.flatMap(({ source_id, older }) => (older ? [source_id] : [])));
}

/** Gives the sources the ranks of their places in the list. Returns how many were found. */
export async function rankSources(tx: Db, personId: string, sourceIds: readonly string[]): Promise<number> {
  const rows = await tx.many(sql<{ source_id: string }>`
    update health_data.source as s
       set rank = o.place
      from unnest(${[...sourceIds]}::uuid[]) with ordinality as o(source_id, place)
     where s.source_id = o.source_id and s.person_id = ${personId}
    returning s.source_id`);
  return rows.length;
}

/** The person's own orders, by family of metrics, best source first. */
export const familyOrders: (db: Db, personId: string) => Promise<ReadonlyMap<string, readonly string[]>> = gathered(
  async (db, personIds: readonly string[]) => {
    const rows = await db.many(
      prepared(sql<{ person_id: string; family: string; source_ids: readonly string[] }>`
      select o.person_id, o.family, o.source_ids from health_data.source_order as o where o.person_id = any(${arrays.uuids(personIds)}::uuid[])`),
    );
    const byPerson = Map.groupBy(rows, (row) => row.person_id);
    return personIds.map((personId) => new Map((byPerson.get(personId) ?? []).map(({ family, source_ids }) => [family, source_ids])));
  },
);

/** Sets the order for one family; without sources the family follows the order over everything again. */
export async function saveFamilyOrder(tx: Db, personId: string, family: string, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0)
    await tx.many(sql`delete from health_data.source_order as o where o.person_id = ${personId} and o.family = ${family}`);
  else
    await tx.many(sql`
    insert into health_data.source_order (person_id, family, source_ids) values (${personId}, ${family}, ${[...sourceIds]}::uuid[])
    on conflict (person_id, family) do update set source_ids = excluded.source_ids`);
}
