import { arrays, prepared, sql, type Db } from '@aceso/kit';
import { keyOfRecord, markNumbers, marksOf, mayHold } from '../codec/record-key.ts';
import { packRecords, unpackRecords } from '../codec/stored-records.ts';
import type { PackedRecord } from '../domain/record-pack.ts';

/** Names the records of a kind and source that begin in a month (`yyyy-mm-01`, UTC). */
export interface PackName {
  readonly kind: string;
  readonly month: string;
  readonly sourceId: string;
}

/** A record of a row, with what the row says of all. */
export interface FoundRecord extends PackName, PackedRecord {
  /** Worked out when first asked for. */
  readonly key: string;
  readonly updatedAt: number;
}

interface Raw {
  readonly kind: string;
  readonly month: string;
  readonly source_id: string;
  readonly updated_at: Date;
  readonly data: Buffer;
}

/** Records that are small, many and alike: the others have rows of their own. */
export const PACKED_KINDS: readonly string[] = [
  'sleep-stage',
  'workout',
  'blood-pressure',
  'beats',
  'activity-summary',
  'event',
  'audiogram',
  'vision',
  'food',
  'unlisted',
];

/** Whether records of a kind lie together in rows of months. */
export const isPacked = (kind: string): boolean => PACKED_KINDS.includes(kind);

const recordsOf = (raw: Raw): readonly FoundRecord[] => unpackRecords(raw.data).map((record) => new RecordOfRow(record, raw));

class RecordOfRow implements FoundRecord {
  readonly kind: string;
  readonly month: string;
  readonly sourceId: string;
  readonly keyFrom: string;
  readonly sourceType: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string | undefined;
  readonly content: string;
  readonly updatedAt: number;
  #key: string | undefined;

  constructor(record: PackedRecord, row: Raw) {
    this.kind = row.kind;
    this.month = row.month;
    this.sourceId = row.source_id;
    this.keyFrom = record.keyFrom;
    this.sourceType = record.sourceType;
    this.start = record.start;
    this.end = record.end;
    this.timeZone = record.timeZone;
    this.content = record.content;
    this.updatedAt = record.updatedAt ?? row.updated_at.getTime();
  }

  get key(): string {
    return (this.#key ??= keyOfRecord(this));
  }
}

/** Reads contents; equal ones, as most stages of sleep are, once. Whoever gets one leaves it as it is. */
export function contentReader<C>(): (content: string) => C {
  const known = new Map<string, C>();
  return (text) => {
    const found = known.get(text) ?? (JSON.parse(text) as C); // Written from what the kind of the record holds.
    known.set(text, found);
    return found;
  };
}

/** Records of some kinds that begin within a time, in no order. Served by the primary key. */
export async function packedBetween(
  db: Db,
  personId: string,
  kinds: readonly string[],
  from: Date,
  to: Date,
): Promise<readonly FoundRecord[]> {
  const packed = kinds.filter(isPacked);
  if (packed.length === 0) return [];
  const rows = await db.many(
    prepared(sql<Raw>`
    select p.kind, p.month::text as month, p.source_id, p.updated_at, p.data
      from health_data.record_pack as p
     where p.person_id = ${personId} and p.kind = any(${packed}) and p.last_at >= ${from} and p.first_at < ${to}
       and p.month between date_trunc('month', ${from}::timestamptz at time zone 'UTC')::date and (${to}::timestamptz at time zone 'UTC')::date`),
  );
  return rows.flatMap(recordsOf).filter(({ start }) => start >= from.getTime() && start < to.getTime());
}

/** Records of these keys, by `kind|key`. Looks at two bytes of each key of the kinds, and into the rows that may hold one. */
export async function packedByKey(
  db: Db,
  personId: string,
  names: readonly (readonly [kind: string, key: string])[],
): Promise<ReadonlyMap<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>();
  for (const [kind, own] of Map.groupBy(names, ([name]) => name)) {
    if (!isPacked(kind)) continue;
    const keys = new Set(own.map(([, key]) => key));
    const marks = markNumbers(keys);
    const rows = await db.many(
      prepared(sql<{ month: string; source_id: string; marks: Buffer }>`
      select p.month::text as month, p.source_id, p.marks from health_data.record_pack as p where p.person_id = ${personId} and p.kind = ${kind}`),
    );
    const likely = rows.filter((row) => mayHold(row.marks, marks)).map(({ month, source_id }) => ({ kind, month, sourceId: source_id }));
    for (const record of (await packs(db, personId, likely)).flat()) if (keys.has(record.key)) found.set(`${kind}|${record.key}`, record);
  }
  return found;
}

/** The records of some rows, row by row. Served by the primary key. */
export async function packs(db: Db, personId: string, names: readonly PackName[]): Promise<readonly (readonly FoundRecord[])[]> {
  if (names.length === 0) return [];
  const rows = await db.many(
    prepared(sql<Raw>`
    select p.kind, p.month::text as month, p.source_id, p.updated_at, p.data
      from unnest(${arrays.texts(names.map(({ kind }) => kind))}::text[], ${arrays.days(names.map(({ month }) => month))}::date[], ${arrays.uuids(names.map(({ sourceId }) => sourceId))}::uuid[]) as w(kind, month, source_id)
      join health_data.record_pack as p on p.person_id = ${personId} and p.kind = w.kind and p.month = w.month and p.source_id = w.source_id`),
  );
  return rows.map(recordsOf);
}

/** All rows of a person, one after the other, in order of kind, month and source. */
export async function* everyPack(db: Db, personId: string): AsyncGenerator<readonly FoundRecord[]> {
  const names = await db.many(sql<{ kind: string; month: string; source_id: string }>`
    select p.kind, p.month::text as month, p.source_id from health_data.record_pack as p where p.person_id = ${personId}
     order by p.kind, p.month, p.source_id`);
  for (const { kind, month, source_id } of names) yield (await packs(db, personId, [{ kind, month, sourceId: source_id }])).flat();
}

/** A row to write: records in order of time, none when it goes. */
export interface PackToSave extends PackName {
  readonly records: readonly (PackedRecord & { readonly key: string })[];
}

/** Writes rows, replacing those of the same name; one without records is removed. */
export async function savePacks(tx: Db, personId: string, all: readonly PackToSave[]): Promise<void> {
  const [full, empty] = [true, false].map((isFull) => all.filter(({ records }) => records.length > 0 === isFull));
  const of = <T>(rows: readonly PackToSave[], take: (pack: PackToSave) => T): T[] => rows.map(take);
  if (full !== undefined && full.length > 0)
    await tx.many(
      prepared(sql`
    insert into health_data.record_pack as p (person_id, kind, month, source_id, n, first_at, last_at, marks, data)
    select ${personId}::uuid, w.kind, w.month, w.source_id, w.n, w.first_at, w.last_at, w.marks, w.data
      from unnest(${arrays.texts(of(full, ({ kind }) => kind))}::text[], ${arrays.days(of(full, ({ month }) => month))}::date[], ${arrays.uuids(of(full, ({ sourceId }) => sourceId))}::uuid[],
                  ${arrays.int4s(of(full, ({ records }) => records.length))}::int[],
                  ${arrays.instants(of(full, ({ records }) => records[0]?.start ?? 0))}::timestamptz[], ${arrays.instants(of(full, ({ records }) => records.at(-1)?.start ?? 0))}::timestamptz[],
                  ${arrays.byteas(of(full, ({ records }) => marksOf(records.map(({ key }) => key))))}::bytea[], ${arrays.byteas(of(full, ({ records }) => packRecords(records)))}::bytea[])
           as w(kind, month, source_id, n, first_at, last_at, marks, data)
    on conflict (person_id, kind, month, source_id) do update
       set n = excluded.n, first_at = excluded.first_at, last_at = excluded.last_at, marks = excluded.marks, data = excluded.data`),
    );
  if (empty !== undefined && empty.length > 0)
    await tx.many(sql`
    delete from health_data.record_pack as p
     using unnest(${arrays.texts(of(empty, ({ kind }) => kind))}::text[], ${arrays.days(of(empty, ({ month }) => month))}::date[], ${arrays.uuids(of(empty, ({ sourceId }) => sourceId))}::uuid[]) as w(kind, month, source_id)
     where p.person_id = ${personId} and p.kind = w.kind and p.month = w.month and p.source_id = w.source_id`);
}
