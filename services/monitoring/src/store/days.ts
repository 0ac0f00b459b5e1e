import { sql, type Db } from '@aceso/kit';

/** Tables with one partition a day. */
export type DailyTable = 'log_line' | 'span' | 'metric_minute';

/** Makes sure that the partitions of days exist; each day is asked for once in the life of a process. */
export interface Days {
  ensure(table: DailyTable, days: Iterable<string>): Promise<void>;
  /** Drops what lies before a day. Returns how many partitions went. */
  drop(table: DailyTable, before: string): Promise<number>;
}

export function createDays(db: Db): Days {
  const known = new Set<string>();
  return {
    async ensure(table, days) {
      for (const day of new Set(days)) {
        if (known.has(`${table}/${day}`)) continue;
        await db.many(sql`select monitoring.ensure_day(${table}, ${day}::date)`);
        known.add(`${table}/${day}`);
      }
    },
    async drop(table, before) {
      const row = await db.one(sql<{ dropped: number }>`select monitoring.drop_days(${table}, ${before}::date) as dropped`);
      for (const key of known) if (key.startsWith(`${table}/`) && key.slice(table.length + 1) < before) known.delete(key);
      return row?.dropped ?? 0;
    },
  };
}
