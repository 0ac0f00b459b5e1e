import { setTimeout as pause } from 'node:timers/promises';
import { unavailable } from '../fault.ts';
import { sql, type Db } from '../sql/sql.ts';

const LOOK_EVERY_MS = 2;
const WITHIN_MS = 10_000;

/** Waits until everything that is committed now can be read: an older transaction that is still open holds the log back. */
export async function untilSettled(db: Db): Promise<void> {
  const now = await db.one(sql<{ xid: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`);
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    // Only events matter: open transactions elsewhere on the server are no reason to wait when none is held back.
    const held = await db.one(sql`
      select 1 from events.event as e
       where e.xid >= pg_snapshot_xmin(pg_current_snapshot()) and e.xid < ${now?.xid ?? '0'}::xid8 limit 1`);
    if (held === undefined) return;
  }
  throw unavailable('A transaction has held back the event log for too long.');
}
