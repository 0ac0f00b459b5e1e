import { createHash } from 'node:crypto';
import { Fault } from '../fault.ts';
import { ident, sql, type Db } from '../sql/sql.ts';

const KEPT_HOURS = 24;
/** A request whose process died is forgotten after this time, so that it can be sent again. */
const RUNNING_SECONDS = 60;
const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Runs a write once per key and subject (IETF httpapi-idempotency-key draft): a repeat gets the stored answer. */
export async function once(
  db: Db,
  schema: string,
  request: { readonly key: string; readonly subject: string; readonly operation: string; readonly content: unknown },
  now: Date,
  run: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { readonly replayed: boolean }> {
  if (!KEY_PATTERN.test(request.key))
    throw new Fault('input-invalid', 400, 'The Idempotency-Key has an invalid form.', {
      errors: [{ path: '/headers/idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  const table = ident(`${schema}.idempotency_key`);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.operation, request.content]))
    .digest('hex');
  const claimed = await db.one(sql<{ key: string }>`
    insert into ${table} as k (subject, key, fingerprint, started_at)
    values (${request.subject}, ${request.key}, ${fingerprint}, ${now})
    on conflict (subject, key) do update set fingerprint = excluded.fingerprint, started_at = excluded.started_at, status = null, body = null
     where (k.status is null and k.started_at < ${new Date(now.getTime() - RUNNING_SECONDS * 1000)}) or k.started_at < ${new Date(now.getTime() - KEPT_HOURS * 3_600_000)}
    returning k.key`);
  if (claimed === undefined) {
    const kept = await db.one(sql<{ fingerprint: string; status: number | null; body: unknown }>`
      select k.fingerprint, k.status, k.body from ${table} as k where k.subject = ${request.subject} and k.key = ${request.key}`);
    if (kept !== undefined && kept.fingerprint !== fingerprint)
      throw new Fault('idempotency-mismatch', 422, 'This Idempotency-Key was used for another request.');
    if (kept === undefined || kept.status === null)
      throw new Fault('idempotency-conflict', 409, 'A request with this Idempotency-Key is still running.', { retryAfterSeconds: 1 });
    return { status: kept.status, body: kept.body ?? undefined, replayed: true };
  }
  try {
    const answer = await run();
    await db.many(
      sql`update ${table} as k set status = ${answer.status}, body = ${answer.body === undefined ? null : JSON.stringify(answer.body)}::jsonb where k.subject = ${request.subject} and k.key = ${request.key}`,
    );
    return { ...answer, replayed: false };
  } catch (error) {
    // A failed write has changed nothing: the same key may try again.
    await db.many(sql`delete from ${table} as k where k.subject = ${request.subject} and k.key = ${request.key} and k.status is null`);
    throw error;
  }
}
