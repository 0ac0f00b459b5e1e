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
}

/** Keeps a call. False when the same one is here already, or was. */
export async function saveHookCall(db: Db, call: Omit<HookCall, 'tries'> & { readonly digest: string }, now: Date): Promise<boolean> {
  const row = await db.one(sql<{ hook_id: string }>`
    insert into health_data.hook_call (hook_id, vendor, client_ref, digest, news, received_at, due_at)
    values (${call.hookId}, ${call.vendor}, ${call.clientRef ?? null}, ${call.digest}, ${json(call.news)}, ${now}, ${now})
    on conflict (digest) do nothing returning hook_id`);
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
  }>`
    update health_data.hook_call as h set due_at = ${until}, tries = h.tries + 1
     where h.hook_id in (select w.hook_id from health_data.hook_call as w where w.due_at <= ${now} and w.news <> '[]'::jsonb order by w.received_at limit ${limit} for update skip locked)
    returning h.hook_id, h.vendor, h.client_ref, h.news, h.tries`);
  return rows.map((row) => ({
    hookId: row.hook_id,
    vendor: row.vendor,
    clientRef: row.client_ref ?? undefined,
    news: row.news,
    tries: row.tries,
  }));
}

/** Done: what it said goes, its digest stays for a while so that a replay is known. */
export async function finishHookCall(db: Db, hookId: string): Promise<void> {
  await db.many(sql`update health_data.hook_call as h set news = '[]'::jsonb where h.hook_id = ${hookId}`);
}

export async function postponeHookCall(db: Db, hookId: string, dueAt: Date): Promise<void> {
  await db.many(sql`update health_data.hook_call as h set due_at = ${dueAt} where h.hook_id = ${hookId}`);
}

export async function dropOldHookCalls(db: Db, before: Date): Promise<void> {
  await db.many(sql`delete from health_data.hook_call as h where h.received_at < ${before}`);
}
