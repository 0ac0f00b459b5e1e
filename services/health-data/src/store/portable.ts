import { sql, type Db } from '@aceso/kit';
import { withOpenNotes, type NoteKeys } from './notes.ts';
import { contentReader, everyPack } from './record-packs.ts';

export interface MetricSpan {
  readonly metric: string;
  /** First and last UTC day with samples. */
  readonly first: string;
  readonly last: string;
}

/** Metrics that a person has samples of, with the days from which to which. Served by the primary key. */
export async function metricSpans(db: Db, personId: string): Promise<readonly MetricSpan[]> {
  return await db.many(sql<MetricSpan>`
    select c.metric, (min(c.first_at) at time zone 'UTC')::date::text as first, (max(c.last_at) at time zone 'UTC')::date::text as last
      from health_data.chunk as c where c.person_id = ${personId}
     group by c.metric order by c.metric`);
}

export interface PortableRecord {
  readonly kind: string;
  readonly key: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly timeZone: string | undefined;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly content: unknown;
  readonly waveform: { readonly rateHz: number; readonly data: Buffer } | undefined;
}

/** All records of a person, some at a time: those with a row of their own by kind and key, then the others by kind, month and source. */
export async function* everyRecord(db: Db, personId: string, atOnce: number, notes: NoteKeys): AsyncGenerator<readonly PortableRecord[]> {
  for (let after: { readonly kind: string; readonly key: string } | undefined, more = true; more;) {
    const records = await recordsAfter(db, personId, after, atOnce);
    yield await withOpenNotes(db, personId, records, notes);
    after = records.at(-1);
    more = records.length === atOnce;
  }
  for await (const records of everyPack(db, personId)) {
    const content = contentReader<unknown>();
    const portable = records.map((record) => ({
      kind: record.kind,
      key: record.key,
      startAt: new Date(record.start),
      endAt: new Date(record.end),
      timeZone: record.timeZone,
      sourceType: record.sourceType,
      sourceId: record.sourceId,
      content: content(record.content),
      waveform: undefined,
    }));
    yield await withOpenNotes(db, personId, portable, notes);
  }
}

/** Records with a row of their own after one of them, in order of kind and key. Served by the primary key. */
async function recordsAfter(
  db: Db,
  personId: string,
  after: { readonly kind: string; readonly key: string } | undefined,
  limit: number,
): Promise<readonly PortableRecord[]> {
  const rows = await db.many(sql<{
    kind: string;
    key: string;
    start_at: Date;
    end_at: Date;
    time_zone: string | null;
    source_type: string;
    source_id: string;
    content: unknown;
    rate_hz: number | null;
    data: Buffer | null;
  }>`
    select r.kind, r.key, r.start_at, r.end_at, r.time_zone, r.source_type, r.source_id, r.content, w.rate_hz, w.data
      from health_data.record as r
      left join health_data.waveform as w on w.person_id = r.person_id and w.kind = r.kind and w.key = r.key
     where r.person_id = ${personId} and (r.kind, r.key) > (${after?.kind ?? ''}, ${after?.key ?? ''})
     order by r.kind, r.key limit ${limit}`);
  return rows.map((row) => ({
    kind: row.kind,
    key: row.key,
    startAt: row.start_at,
    endAt: row.end_at,
    timeZone: row.time_zone ?? undefined,
    sourceType: row.source_type,
    sourceId: row.source_id,
    content: row.content,
    waveform: row.rate_hz === null || row.data === null ? undefined : { rateHz: row.rate_hz, data: row.data },
  }));
}
