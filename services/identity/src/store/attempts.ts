import { sql, type Db } from '@aceso/kit';

/** What is counted, and how many wrong passwords it may see in one window. */
export interface Bucket {
  readonly key: Uint8Array;
  readonly most: number;
}

/**
 * Counts one attempt in each bucket before the password is looked at, so that parallel guesses cannot slip through.
 *
 * @returns the end of the window that is full, or undefined when all have room
 */
export async function countAttempt(db: Db, buckets: readonly Bucket[], now: Date, windowEndsAt: Date): Promise<Date | undefined> {
  // One order for all: two sign-ins that share buckets must not lock each other out.
  const ordered = buckets.toSorted((a, b) => Buffer.compare(a.key, b.key));
  const rows = await db.many(sql<{ bucket: Buffer; failures: number; window_ends_at: Date }>`
    insert into identity.sign_in_attempt as t (bucket, failures, window_ends_at)
    select b.bucket, 1, ${windowEndsAt} from unnest(${ordered.map((bucket) => Buffer.from(bucket.key))}::bytea[]) as b(bucket)
    on conflict (bucket) do update
       set failures = case when t.window_ends_at <= ${now} then 1 else t.failures + 1 end,
           window_ends_at = case when t.window_ends_at <= ${now} then excluded.window_ends_at else t.window_ends_at end
    returning t.bucket, t.failures, t.window_ends_at`);
  const full = rows.find((row) => row.failures > (ordered.find(({ key }) => Buffer.compare(key, row.bucket) === 0)?.most ?? 0));
  return full?.window_ends_at;
}

/** Takes an attempt back that turned out right; `forgive` is emptied. */
export async function forgetAttempt(db: Db, buckets: readonly Bucket[], forgive: Uint8Array): Promise<void> {
  await db.many(sql`
    update identity.sign_in_attempt as t
       set failures = case when t.bucket = ${Buffer.from(forgive)} then 0 else greatest(0, t.failures - 1) end
     where t.bucket = any(${buckets.map(({ key }) => Buffer.from(key))}::bytea[])`);
}
