import type { RecordToSave, DroppedRecord } from './record-rows.ts';
import { arrays, sql, type Db } from '@aceso/kit';
import { contentReader, packedBetween, type FoundRecord } from './record-packs.ts';
import { dropFromPacks, goesIntoPack, saveInPacks, takeRows } from './save-records.ts';
import { listSources, type SourceRow } from './sources.ts';

export interface RecordRow<C> {
  readonly key: string;
  readonly sourceId: string;
  readonly source: string;
  readonly rank: number;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly content: C;
}

/** Writes records with keys of their own; the same one again changes nothing, and one of an older export does not replace what is there. Returns `kind|key` of those that were new or different. */
export async function saveRecords(tx: Db, personId: string, records: readonly RecordToSave[], isOlder = false): Promise<readonly string[]> {
  const packable = new Set(records.filter(goesIntoPack));
  const { adopted, staying } = await takeRows(tx, personId, [...packable]);
  for (const record of packable) if (staying.size > 0 && staying.has(`${record.kind}|${record.key}`)) packable.delete(record);
  return [
    ...(await saveRows(
      tx,
      personId,
      records.filter((record) => !packable.has(record)),
      isOlder,
    )),
    ...(await saveInPacks(tx, personId, [...packable], adopted, isOlder)),
  ];
}

async function saveRows(tx: Db, personId: string, records: readonly RecordToSave[], isOlder: boolean): Promise<readonly string[]> {
  if (records.length === 0) return [];
  const of = <T>(take: (record: RecordToSave) => T): T[] => records.map(take);
  const rows = await tx.many(sql<{ kind: string; key: string }>`
    insert into health_data.record as r (person_id, kind, key, source_id, source_type, start_at, end_at, time_zone, content)
    select ${personId}::uuid, w.kind, w.key, w.source_id, w.source_type, w.start_at, w.end_at, w.time_zone, w.content
      from unnest(${arrays.texts(of((r) => r.kind))}::text[], ${arrays.texts(of((r) => r.key))}::text[], ${arrays.uuids(of((r) => r.sourceId))}::uuid[], ${arrays.texts(of((r) => r.sourceType))}::text[],
                  ${arrays.instants(of((r) => r.startAt))}::timestamptz[], ${arrays.instants(of((r) => r.endAt))}::timestamptz[], ${arrays.texts(of((r) => r.timeZone ?? null))}::text[], ${arrays.jsonbs(of((r) => r.content))}::jsonb[])
           as w(kind, key, source_id, source_type, start_at, end_at, time_zone, content)
    on conflict (person_id, kind, key) do update
       set content = excluded.content, start_at = excluded.start_at, end_at = excluded.end_at, time_zone = excluded.time_zone
     where not ${isOlder}::boolean and (r.content, r.start_at, r.end_at) is distinct from (excluded.content, excluded.start_at, excluded.end_at)
    returning r.kind, r.key`);
  return rows.map(({ kind, key }) => `${kind}|${key}`);
}

/** Writes the waveform of a record that is stored. */
export async function saveWaveform(
  tx: Db,
  personId: string,
  { kind, key, sampleRateHz }: { readonly kind: string; readonly key: string; readonly sampleRateHz: number },
  data: Uint8Array,
): Promise<void> {
  await tx.many(sql`
    insert into health_data.waveform (person_id, kind, key, rate_hz, data) values (${personId}, ${kind}, ${key}, ${sampleRateHz}, ${data})
    on conflict (person_id, kind, key) do nothing`);
}

/** Records of a kind that touch the time, oldest first. Served by record__person_id__kind__start_at and the key of record_pack. */
export async function recordsBetween<C>(db: Db, personId: string, kind: string, from: Date, to: Date): Promise<readonly RecordRow<C>[]> {
  // What lasts longer than two days is no record of a day.
  const longBefore = new Date(from.getTime() - 2 * 86_400_000);
  const rows = await db.many(sql<{
    key: string;
    source_id: string;
    source: string;
    rank: number;
    start_at: Date;
    end_at: Date;
    content: C;
  }>`
    select r.key, r.source_id, s.name as source, s.rank, r.start_at, r.end_at, r.content
      from health_data.record as r
      join health_data.source as s on s.source_id = r.source_id
     where r.person_id = ${personId} and r.kind = ${kind} and r.start_at < ${to} and r.start_at >= ${longBefore} and r.end_at >= ${from}
     order by r.start_at, r.key`);
  const found = rows.map((row) => ({
    key: row.key,
    sourceId: row.source_id,
    source: row.source,
    rank: row.rank,
    startAt: row.start_at,
    endAt: row.end_at,
    content: row.content,
  }));
  const packed = (await packedBetween(db, personId, [kind], longBefore, to)).filter(({ end }) => end >= from.getTime());
  if (packed.length === 0) return found;
  const sources = new Map((await listSources(db, personId)).map((source) => [source.sourceId, source]));
  const content = contentReader<C>();
  const rest = packed.map((record): RecordRow<C> => new RowOfPack(record, sources.get(record.sourceId), content(record.content)));
  return [...found, ...rest].toSorted((a, b) => a.startAt.getTime() - b.startAt.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Its key is worked out when first asked for. */
class RowOfPack<C> implements RecordRow<C> {
  readonly sourceId: string;
  readonly source: string;
  readonly rank: number;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly content: C;
  readonly #record: FoundRecord;

  constructor(record: FoundRecord, source: SourceRow | undefined, content: C) {
    this.sourceId = record.sourceId;
    this.source = source?.name ?? '';
    this.rank = source?.rank ?? Number.MAX_SAFE_INTEGER;
    this.startAt = new Date(record.start);
    this.endAt = new Date(record.end);
    this.content = content;
    this.#record = record;
  }

  get key(): string {
    return this.#record.key;
  }
}

/** Where records of some kinds that begin within a time are. Served by record__person_id__kind__start_at and the key of record_pack. */
export async function recordsStarting(
  db: Db,
  personId: string,
  kinds: readonly string[],
  from: number,
  to: number,
): Promise<readonly DroppedRecord[]> {
  if (kinds.length === 0) return [];
  const rows = await db.many(sql<{ kind: string; key: string; source_id: string; start_at: Date; end_at: Date }>`
    select r.kind, r.key, r.source_id, r.start_at, r.end_at from health_data.record as r
     where r.person_id = ${personId} and r.kind = any(${[...kinds]}::text[]) and r.start_at between ${new Date(from)} and ${new Date(to)}`);
  const own = rows.map(({ kind, key, source_id, start_at, end_at }) => ({
    kind,
    key,
    sourceId: source_id,
    start: start_at.getTime(),
    end: end_at.getTime(),
  }));
  const packed = await packedBetween(db, personId, kinds, new Date(from), new Date(to + 1));
  return [...own, ...packed.map(({ kind, key, sourceId, start, end }) => ({ kind, key, sourceId, start, end }))];
}

/** Removes records by kind and key. Returns those that were there. */
export async function dropRecords(
  tx: Db,
  personId: string,
  names: readonly (readonly [kind: string, key: string])[],
): Promise<readonly DroppedRecord[]> {
  if (names.length === 0) return [];
  const rows = await tx.many(sql<{ kind: string; key: string; source_id: string; start_at: Date; end_at: Date }>`
    delete from health_data.record as r
     using unnest(${names.map(([kind]) => kind)}::text[], ${names.map(([, key]) => key)}::text[]) as w(kind, key)
     where r.person_id = ${personId} and r.kind = w.kind and r.key = w.key
    returning r.kind, r.key, r.source_id, r.start_at, r.end_at`);
  const dropped = rows.map(({ kind, key, source_id, start_at, end_at }) => ({
    kind,
    key,
    sourceId: source_id,
    start: start_at.getTime(),
    end: end_at.getTime(),
  }));
  return [...dropped, ...(await dropFromPacks(tx, personId, names))];
}
