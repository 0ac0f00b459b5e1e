import { sql, type Db } from '@aceso/kit';

/** Keeps what was seen on the next page of a window. Called by the one process that holds the connection. */
export async function saveSeen(tx: Db, personId: string, connectionId: string, stream: string, seen: Uint8Array): Promise<void> {
  await tx.many(sql`
    insert into health_data.window_seen (connection_id, person_id, stream, nth, seen)
    select ${connectionId}::uuid, ${personId}::uuid, ${stream}, count(*)::int, ${seen}
      from health_data.window_seen as w where w.connection_id = ${connectionId} and w.stream = ${stream}`);
}

/** Takes what was seen on the pages of a window so far, and forgets it. */
export async function takeSeen(tx: Db, connectionId: string, stream: string): Promise<readonly Buffer[]> {
  const rows = await tx.many(sql<{ seen: Buffer }>`
    delete from health_data.window_seen as w where w.connection_id = ${connectionId} and w.stream = ${stream} returning w.seen`);
  return rows.map(({ seen }) => seen);
}
