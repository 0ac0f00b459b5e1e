import { sql, type Db } from '../sql/sql.ts';

/** Days that events stay readable: far longer than any consumer may be behind. */
export const RETENTION_DAYS = 14;
const BATCH = 10_000;

/** Removes events older than the retention, in bounded steps; for the administrator's door. Returns how many. */
export async function pruneLog(admin: Db, days = RETENTION_DAYS): Promise<number> {
  for (let total = 0; ;) {
    const row = await admin.one(sql<{ removed: number }>`select events.prune(make_interval(days => ${days}::int), ${BATCH}) as removed`);
    total += row?.removed ?? 0;
    if ((row?.removed ?? 0) < BATCH) return total;
  }
}
