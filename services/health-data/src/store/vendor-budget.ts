import { sql, type Db } from '@aceso/kit';

/** Length of the row that holds no window but the vendor's wish for quiet. */
const OF_QUIET = 0;

export interface BudgetWindow {
  readonly seconds: number;
  readonly requests: number;
}

/**
 * Takes one request out of every window of a vendor, if none is used up. Returns when there is room again; undefined: go ahead.
 *
 * Windows are of fixed length from the epoch, like most vendors' own. Counting is in the database, because the limit is shared by all
 * processes of the installation.
 *
 * @param who client or account that the limit belongs to
 */
export async function takeBudget(
  db: Db,
  vendor: string,
  who: string,
  windows: readonly BudgetWindow[],
  now: Date,
): Promise<Date | undefined> {
  const quiet = await quietOf(db, vendor, who, now);
  if (quiet !== undefined || windows.length === 0) return quiet;
  const starts = windows.map(({ seconds }) => new Date(Math.floor(now.getTime() / 1000 / seconds) * seconds * 1000));
  const rows = await db.many(sql<{ seconds: number; used: number }>`
    insert into health_data.vendor_budget as b (vendor, who, seconds, window_start, used)
    select ${vendor}, ${who}, w.seconds, w.start, 1 from unnest(${windows.map(({ seconds }) => seconds)}::int[], ${starts}::timestamptz[]) as w(seconds, start)
    on conflict (vendor, who, seconds) do update
       set used = case when b.window_start = excluded.window_start then b.used + 1 else 1 end, window_start = excluded.window_start
    returning b.seconds, b.used`);
  const until = windows.flatMap(({ seconds, requests }, i) => {
    const used = rows.find((row) => row.seconds === seconds)?.used ?? 0;
    return used > requests ? [(starts[i]?.getTime() ?? 0) + seconds * 1000] : [];
  });
  return until.length === 0 ? undefined : new Date(Math.max(...until));
}

/** The vendor has asked for quiet. */
export async function quietUntil(db: Db, vendor: string, who: string, until: Date): Promise<void> {
  await db.many(sql`
    insert into health_data.vendor_budget as b (vendor, who, seconds, window_start, used, quiet_until)
    values (${vendor}, ${who}, ${OF_QUIET}, ${until}, 0, ${until})
    on conflict (vendor, who, seconds) do update set quiet_until = greatest(b.quiet_until, excluded.quiet_until)`);
}

/** Until when a vendor wants to be left alone. */
async function quietOf(db: Db, vendor: string, who: string, now: Date): Promise<Date | undefined> {
  const row = await db.one(sql<{ quiet_until: Date }>`
    select b.quiet_until from health_data.vendor_budget as b
     where b.vendor = ${vendor} and b.who = ${who} and b.seconds = ${OF_QUIET} and b.quiet_until > ${now}`);
  return row?.quiet_until;
}
