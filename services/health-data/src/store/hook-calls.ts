import { json, sql, type Db } from '@aceso/kit';

/** One thing that a vendor told, as it waits to be worked on; times are RFC 3339. */
export interface StoredNews {
  readonly userId: string;
  readonly stream?: string;
  readonly from?: string;
  readonly to?: string;
  readonly id?: string;
  readonly deleted?: readonly string[];
  readonly isGrantEnded?: boolean;
}

export interface HookCall {
  readonly hookId: string;
  readonly vendor: string;
  readonly clientRef: string | undefined;
  readonly news: readonly StoredNews[];
  readonly tries: number;
  /** How often it had come when it was taken. */
  readonly heard: number;
}

/** An unproven call that comes again and again is followed no more often. */
const AGAIN_AFTER_MS = 2_000;

export interface NewHookCall extends Pick<HookCall, 'hookId' | 'vendor' | 'clientRef' | 'news'> {
  readonly digest: string;
  /** Whether the same once more tells of something new: a proven call does not, it is a replay; a hint does. */
  readonly isRepeatable: boolean;
}

/** Keeps a call. False when there is nothing new to do: the same one was here before. */
export async function saveHookCall(db: Db, call: NewHookCall, now: Date): Promise<boolean> {
  const row = await db.one(sql<{ hook_id: string }>`
    insert into health_data.hook_call as h (hook_id, vendor, client_ref, digest, news, received_at, due_at)
    values (${call.hookId}, ${call.vendor}, ${call.clientRef ?? null}, ${call.digest}, ${json(call.news)}, ${now}, ${now})
    on conflict (digest) do update
       set heard = h.heard + 1, news = excluded.news, received_at = excluded.received_at,
           tries = case when h.news = '[]'::jsonb then 0 else h.tries end,
           due_at = case when h.news = '[]'::jsonb then ${new Date(now.getTime() + AGAIN_AFTER_MS)} else h.due_at end
     where ${call.isRepeatable}
    returning h.hook_id`);
  return row !== undefined;
}

/** Calls that wait, oldest first; whoever takes them has until `until` before somebody else does. */
export async function takeHookCalls(db: Db, now: Date, until: Date, limit: number): Promise<readonly HookCall[]> {
  const rows = await db.many(sql<{
    hook_id: string;
    vendor: string;
    client_ref: string | null;
    news: readonly StoredNews[];
    tries: number;
    heard: number;
  }>`
    update health_data.hook_call as h set due_at = ${until}, tries = h.tries + 1
     where h.hook_id in (select w.hook_id from health_data.hook_call as w where w.due_at <= ${now} and w.news <> '[]'::jsonb order by w.received_at limit ${limit} for update skip locked)
    returning h.hook_id, h.vendor, h.client_ref, h.news, h.tries, h.heard`);
  return rows.map((row) => ({
    hookId: row.hook_id,
    vendor: row.vendor,
    clientRef: row.client_ref ?? undefined,
    news: row.news,
    tries: row.tries,
    heard: row.heard,
  }));
}

/** Done: what it said goes, its digest stays for a while so that a replay is known. What came again meanwhile is due at once. */
export async function finishHookCall(db: Db, { hookId, heard }: Pick<HookCall, 'hookId' | 'heard'>, now: Date): Promise<void> {
  await db.many(sql`
    update health_data.hook_call as h
       set news = case when h.heard = ${heard} then '[]'::jsonb else h.news end, due_at = case when h.heard = ${heard} then h.due_at else ${now} end, tries = 0
     where h.hook_id = ${hookId}`);
}

export async function postponeHookCall(db: Db, hookId: string, dueAt: Date): Promise<void> {
  await db.many(sql`update health_data.hook_call as h set due_at = ${dueAt} where h.hook_id = ${hookId}`);
}

export async function dropOldHookCalls(db: Db, before: Date): Promise<void> {
  await db.many(sql`delete from health_data.hook_call as h where h.received_at < ${before}`);
}
