import { sql, type Db } from '@aceso/kit';
import type { StreamPart, StreamRow } from '../domain/stream-progress.ts';

interface Raw {
  readonly stream: string;
  readonly part: StreamPart | null;
  readonly window_from: Date | null;
  readonly window_to: Date | null;
  readonly page: string | null;
  readonly reached_from: Date | null;
  readonly reached_to: Date | null;
  readonly history_complete: boolean;
  readonly empty_days: number;
  readonly changes_since: Date | null;
  readonly records: number;
}

export async function streamsOf(db: Db, connectionId: string): Promise<readonly StreamRow[]> {
  const rows = await db.many(sql<Raw>`
    select s.stream, s.part, s.window_from, s.window_to, s.page, s.reached_from, s.reached_to, s.history_complete, s.empty_days, s.changes_since, s.records
      from health_data.connection_stream as s where s.connection_id = ${connectionId}`);
  return rows.map((raw) => ({
    stream: raw.stream,
    part: raw.part ?? undefined,
    windowFrom: raw.window_from ?? undefined,
    windowTo: raw.window_to ?? undefined,
    page: raw.page ?? undefined,
    reachedFrom: raw.reached_from ?? undefined,
    reachedTo: raw.reached_to ?? undefined,
    historyComplete: raw.history_complete,
    emptyDays: raw.empty_days,
    changesSince: raw.changes_since ?? undefined,
    records: raw.records,
  }));
}

export async function saveStream(tx: Db, personId: string, connectionId: string, row: StreamRow): Promise<void> {
  await tx.many(sql`
    insert into health_data.connection_stream (connection_id, person_id, stream, part, window_from, window_to, page, reached_from, reached_to, history_complete, empty_days, changes_since, records)
    values (${connectionId}, ${personId}, ${row.stream}, ${row.part ?? null}, ${row.windowFrom ?? null}, ${row.windowTo ?? null}, ${row.page ?? null}, ${row.reachedFrom ?? null},
            ${row.reachedTo ?? null}, ${row.historyComplete}, ${row.emptyDays}, ${row.changesSince ?? null}, ${row.records})
    on conflict (connection_id, stream) do update
       set part = excluded.part, window_from = excluded.window_from, window_to = excluded.window_to, page = excluded.page, reached_from = excluded.reached_from,
           reached_to = excluded.reached_to, history_complete = excluded.history_complete, empty_days = excluded.empty_days, changes_since = excluded.changes_since,
           records = excluded.records`);
}

/** Another account is behind the connection: everything is read anew. */
export async function forgetStreams(tx: Db, connectionId: string): Promise<void> {
  await tx.many(sql`delete from health_data.connection_stream as s where s.connection_id = ${connectionId}`);
}
