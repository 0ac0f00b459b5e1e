import { arrays, prepared, sql, type Db } from '@aceso/kit';
import { canonicalJson } from '../domain/canonical-json.ts';
import { monthOf } from '../domain/month-days.ts';
import { utcDay } from '../domain/local-days.ts';
import { holdsStart, keyTemplate, wholeKey, type PackedRecord } from '../domain/record-pack.ts';
import { isPacked, PACKED_KINDS, packedByKey, packs, savePacks, type PackName } from './record-packs.ts';
import type { DroppedRecord, RecordToSave } from './record-rows.ts';

type Kept = PackedRecord & { readonly key: string };

/** Records of a kind, source and month, by key. */
interface Pack extends PackName {
  readonly byKey: Map<string, Kept>;
  isChanged: boolean;
}

// eslint-disable-next-line no-control-regex -- the marks of templates and lists: whoever has them in a name is stored as a row
const MARKS = /[\u0000-\u0004]/;

/** Whether a record goes into the row of its month. */
export const goesIntoPack = ({ kind, naturalKey, sourceType, timeZone }: RecordToSave): boolean =>
  isPacked(kind) && ![naturalKey, sourceType, timeZone].some((text) => text !== undefined && MARKS.test(text));

const nameOf = ({ kind, month, sourceId }: PackName): string => `${kind}|${month}|${sourceId}`;

/** The rows of some months, read for changing. Call it under the person's lock. */
class Packs {
  readonly #byName = new Map<string, Pack>();

  /** Reads rows that were not read before. */
  async read(tx: Db, personId: string, names: readonly PackName[]): Promise<void> {
    const fresh = new Map(names.filter((name) => !this.#byName.has(nameOf(name))).map((name) => [nameOf(name), name]));
    for (const [name, { kind, month, sourceId }] of fresh)
      this.#byName.set(name, { kind, month, sourceId, byKey: new Map(), isChanged: false });
    for (const records of await packs(tx, personId, [...fresh.values()]))
      for (const record of records) this.of(record).byKey.set(record.key, record);
  }

  of(name: PackName): Pack {
    const pack = this.#byName.get(nameOf(name));
    if (pack === undefined) throw new Error('records of a month that was not read for changing');
    return pack;
  }

  put(name: PackName, record: Kept): void {
    const pack = this.of(name);
    pack.byKey.set(record.key, record);
    pack.isChanged = true;
  }

  remove(name: PackName, key: string): void {
    const pack = this.of(name);
    pack.isChanged = pack.byKey.delete(key) || pack.isChanged;
  }

  async save(tx: Db, personId: string): Promise<void> {
    const changed = [...this.#byName.values()].filter(({ isChanged }) => isChanged);
    await savePacks(
      tx,
      personId,
      changed.map(({ kind, month, sourceId, byKey }) => ({ kind, month, sourceId, records: [...byKey.values()].toSorted(inTime) })),
    );
  }
}

const inTime = (a: Kept, b: Kept): number =>
  a.start - b.start || a.end - b.end || (a.keyFrom < b.keyFrom ? -1 : a.keyFrom > b.keyFrom ? 1 : 0);

/**
 * Writes records into the rows of their months. Returns `kind|key` of those that were new or different.
 *
 * One whose time has changed leaves the month that it was in.
 *
 * @param adopted records that had a row of their own in the same month and source, by `kind|key`
 */
export async function saveInPacks(
  tx: Db,
  personId: string,
  records: readonly RecordToSave[],
  adopted: ReadonlyMap<string, Kept>,
  isOlder: boolean,
): Promise<readonly string[]> {
  const all = records.map((record) => ({ id: `${record.kind}|${record.key}`, name: homeOf(record), fresh: packed(record) }));
  const held = new Packs();
  await held.read(
    tx,
    personId,
    all.map(({ name }) => name),
  );
  const loose = all.filter(({ fresh }) => !holdsStart(fresh.keyFrom)).map(({ name, fresh }) => [name.kind, fresh.key] as const);
  const elsewhere = await packedByKey(tx, personId, loose);
  await held.read(tx, personId, [...elsewhere.values()]);
  const changed: string[] = [];
  for (const { id, name, fresh } of all) {
    const [own, other] = [adopted.get(id), elsewhere.get(id)];
    const before = held.of(name).byKey.get(fresh.key) ?? other ?? own;
    if (before !== undefined && (isOlder || isSame(before, fresh))) {
      if (own !== undefined) held.put(name, own);
      continue;
    }
    if (other !== undefined) held.remove(other, fresh.key);
    held.put(name, fresh);
    changed.push(id);
  }
  await held.save(tx, personId);
  return changed;
}

/** Removes records from the rows of their months. Returns those that were there. */
export async function dropFromPacks(
  tx: Db,
  personId: string,
  names: readonly (readonly [kind: string, key: string])[],
): Promise<readonly DroppedRecord[]> {
  const found = [...(await packedByKey(tx, personId, names)).values()];
  const held = new Packs();
  await held.read(tx, personId, found);
  for (const record of found) held.remove(record, record.key);
  await held.save(tx, personId);
  return found.map(({ kind, key, sourceId, start, end }) => ({ kind, key, sourceId, start, end }));
}

/** As a pattern of PostgreSQL. */
const MARKED = '[\\x01-\\x04]';

/** Some people with records in rows of their own that could lie in rows of months. */
export async function peopleWithOwnRows(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`
    select distinct r.person_id from health_data.record as r where r.kind = any(${PACKED_KINDS}) and r.source_type || coalesce(r.time_zone, '') !~ ${MARKED} limit ${limit}`);
  return rows.map((row) => row.person_id);
}

/** Moves some records of a person into the rows of their months, as they are. Call it under the person's lock. */
export async function packOwnRows(tx: Db, personId: string, limit: number): Promise<void> {
  const rows = await tx.many(sql<OwnRow>`
    select r.kind, r.key, r.source_id, r.source_type, r.start_at, r.end_at, r.time_zone, r.content, r.updated_at from health_data.record as r
     where r.person_id = ${personId} and r.kind = any(${PACKED_KINDS}) and r.source_type || coalesce(r.time_zone, '') !~ ${MARKED}
     order by r.kind, r.start_at limit ${limit}`);
  const held = new Packs();
  const homes = rows.map((row) => ({ row, name: homeOf({ kind: row.kind, sourceId: row.source_id, startAt: row.start_at }) }));
  await held.read(
    tx,
    personId,
    homes.map(({ name }) => name),
  );
  for (const { row, name } of homes) held.put(name, keptOf(row));
  await held.save(tx, personId);
  await dropRows(tx, personId, rows);
}

async function dropRows(tx: Db, personId: string, rows: readonly { readonly kind: string; readonly key: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.many(sql`
    delete from health_data.record as r
     using unnest(${arrays.texts(rows.map(({ kind }) => kind))}::text[], ${arrays.texts(rows.map(({ key }) => key))}::text[]) as w(kind, key)
     where r.person_id = ${personId} and r.kind = w.kind and r.key = w.key`);
}

/** A record that has a row of its own. */
interface OwnRow {
  readonly kind: string;
  readonly key: string;
  readonly source_id: string;
  readonly source_type: string;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly time_zone: string | null;
  readonly content: unknown;
  readonly updated_at: Date;
}

/**
 * Takes rows of their own off records that go into the row of their month. Returns them by `kind|key`, and which have a row that stays: one of
 * another source or month is not taken apart from its key.
 */
export async function takeRows(
  tx: Db,
  personId: string,
  records: readonly RecordToSave[],
): Promise<{ readonly adopted: ReadonlyMap<string, Kept>; readonly staying: ReadonlySet<string> }> {
  const [adopted, staying] = [new Map<string, Kept>(), new Set<string>()];
  // Only older versions gave them rows of their own.
  if (records.length === 0 || !(await hasOwnRows(tx, personId, [...new Set(records.map(({ kind }) => kind))]))) return { adopted, staying };
  const rows = await tx.many(sql<OwnRow>`
    select r.kind, r.key, r.source_id, r.source_type, r.start_at, r.end_at, r.time_zone, r.content, r.updated_at
      from unnest(${arrays.texts(records.map(({ kind }) => kind))}::text[], ${arrays.texts(records.map(({ key }) => key))}::text[]) as w(kind, key)
      join health_data.record as r on r.person_id = ${personId} and r.kind = w.kind and r.key = w.key`);
  const byId = new Map(records.map((record) => [`${record.kind}|${record.key}`, record]));
  for (const row of rows) {
    const id = `${row.kind}|${row.key}`;
    const record = byId.get(id);
    if (record === undefined) continue;
    const own = { kind: row.kind, sourceId: row.source_id, startAt: row.start_at };
    if (nameOf(homeOf(own)) === nameOf(homeOf(record))) adopted.set(id, keptOf(row));
    else staying.add(id);
  }
  const taken = rows.filter(({ kind, key }) => adopted.has(`${kind}|${key}`));
  await dropRows(tx, personId, taken);
  return { adopted, staying };
}

/** Served by record__person_id__kind__start_at. */
async function hasOwnRows(tx: Db, personId: string, kinds: readonly string[]): Promise<boolean> {
  const row = await tx.one(
    prepared(sql<{ has: boolean }>`
    select exists (select 1 from health_data.record as r where r.person_id = ${personId} and r.kind = any(${kinds}::text[])) as has`),
  );
  return row?.has === true;
}

const homeOf = ({ kind, sourceId, startAt }: Pick<RecordToSave, 'kind' | 'sourceId' | 'startAt'>): PackName => ({
  kind,
  sourceId,
  month: monthOf(utcDay(startAt.getTime())),
});

const keptOf = (row: OwnRow): Kept => ({
  key: row.key,
  keyFrom: wholeKey(row.key),
  sourceType: row.source_type,
  start: row.start_at.getTime(),
  end: row.end_at.getTime(),
  timeZone: row.time_zone ?? undefined,
  content: canonicalJson(row.content),
  updatedAt: row.updated_at.getTime(),
});

function packed({ key, naturalKey, sourceType, startAt, endAt, timeZone, content }: RecordToSave): Kept {
  const [start, end] = [startAt.getTime(), endAt.getTime()];
  const keyFrom = naturalKey === undefined ? wholeKey(key) : keyTemplate(naturalKey, start, end);
  return { key, keyFrom, sourceType, start, end, timeZone, content: canonicalJson(content), updatedAt: undefined };
}

const isSame = (before: PackedRecord, now: PackedRecord): boolean =>
  before.content === now.content && before.start === now.start && before.end === now.end;
