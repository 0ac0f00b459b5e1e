import { prepared, sql, type Db } from '@aceso/kit';
import { withOpenNotes, type NoteKeys } from './notes.ts';
import { contentReader, packedBetween, packedByKey, type FoundRecord } from './record-packs.ts';

/** A record with when it was last written, and its waveform if it has one. */
export interface DatedRecord {
  readonly personId: string;
  readonly kind: string;
  readonly key: string;
  readonly sourceId: string;
  readonly sourceType: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly content: Readonly<Record<string, unknown>>;
  readonly updatedAt: Date;
  readonly waveform: { readonly rateHz: number; readonly data: Buffer } | undefined;
}

interface Raw {
  readonly person_id: string;
  readonly kind: string;
  readonly key: string;
  readonly source_id: string;
  readonly source_type: string;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly content: Readonly<Record<string, unknown>>;
  readonly updated_at: Date;
  readonly rate_hz: number | null;
  readonly data: Buffer | null;
}

const recordOf = (row: Raw): DatedRecord => ({
  personId: row.person_id,
  kind: row.kind,
  key: row.key,
  sourceId: row.source_id,
  sourceType: row.source_type,
  startAt: row.start_at,
  endAt: row.end_at,
  content: row.content,
  updatedAt: row.updated_at,
  waveform: row.rate_hz === null || row.data === null ? undefined : { rateHz: row.rate_hz, data: row.data },
});

type Content = DatedRecord['content'];

const packedOf = (personId: string, record: FoundRecord, content: (text: string) => Content): DatedRecord => ({
  personId,
  kind: record.kind,
  get key() {
    return record.key;
  },
  sourceId: record.sourceId,
  sourceType: record.sourceType,
  startAt: new Date(record.start),
  endAt: new Date(record.end),
  content: content(record.content),
  updatedAt: new Date(record.updatedAt),
  waveform: undefined,
});

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Records of some kinds that begin within a time, oldest first, at most so many. Served by record__person_id__kind__start_at and the key of record_pack. */
export async function datedRecords(
  db: Db,
  personId: string,
  kinds: readonly string[],
  from: Date,
  to: Date,
  limit: number,
  notes: NoteKeys,
): Promise<readonly DatedRecord[]> {
  if (kinds.length === 0) return [];
  const rows = await db.many(
    prepared(sql<Raw>`
    select r.person_id, r.kind, r.key, r.source_id, r.source_type, r.start_at, r.end_at, r.content, r.updated_at, w.rate_hz, w.data
      from health_data.record as r
      left join health_data.waveform as w on w.person_id = r.person_id and w.kind = r.kind and w.key = r.key
     where r.person_id = ${personId} and r.kind = any(${[...kinds]}) and r.start_at >= ${from} and r.start_at < ${to}
     order by r.start_at, r.kind, r.key
     limit ${limit}`),
  );
  const packed = await packedBetween(db, personId, kinds, from, to);
  if (packed.length === 0) return await withOpenNotes(db, personId, rows.map(recordOf), notes);
  const content = contentReader<Content>();
  const found = [...rows.map(recordOf), ...packed.map((record) => packedOf(personId, record, content))]
    .toSorted((a, b) => a.startAt.getTime() - b.startAt.getTime() || order(a.kind, b.kind) || order(a.key, b.key))
    .slice(0, limit);
  return await withOpenNotes(db, personId, found, notes);
}

/** One record. Served by the primary key, or by the marks of the rows of its kind. */
export async function datedRecord(db: Db, personId: string, kind: string, key: string, notes: NoteKeys): Promise<DatedRecord | undefined> {
  const row = await db.one(sql<Raw>`
    select r.person_id, r.kind, r.key, r.source_id, r.source_type, r.start_at, r.end_at, r.content, r.updated_at, w.rate_hz, w.data
      from health_data.record as r
      left join health_data.waveform as w on w.person_id = r.person_id and w.kind = r.kind and w.key = r.key
     where r.person_id = ${personId} and r.kind = ${kind} and r.key = ${key}`);
  if (row !== undefined) return (await withOpenNotes(db, personId, [recordOf(row)], notes))[0];
  const packed = (await packedByKey(db, personId, [[kind, key]])).get(`${kind}|${key}`);
  return packed && (await withOpenNotes(db, personId, [packedOf(personId, packed, contentReader<Content>())], notes))[0];
}

/** Keys of clinical records by the id that their source gave them. */
export async function keysOfClinical(db: Db, personId: string, originals: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (originals.length === 0) return new Map();
  const rows = await db.many(sql<{ original: string; key: string }>`
    select r.content->'detail'->>'id' as original, r.key
      from health_data.record as r
     where r.person_id = ${personId} and r.kind = 'clinical' and r.content->'detail'->>'id' = any(${[...originals]})`);
  return new Map(rows.map(({ original, key }) => [original, key]));
}

/** Metrics that results of laboratories of a person are of. Served by record__person_id__kind__start_at. */
export async function metricsOfResults(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await db.many(sql<{ metric: string }>`
    select distinct r.content->'detail'->>'metric' as metric
      from health_data.record as r
     where r.person_id = ${personId} and r.kind = 'laboratory-result' and r.content->'detail'->>'metric' is not null`);
  return rows.map(({ metric }) => metric);
}
