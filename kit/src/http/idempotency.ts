import { createHash } from 'node:crypto';
import { Fault } from '../fault.ts';
import { ident, json, sql, type Db } from '../sql/sql.ts';

const KEPT_HOURS = 24;
/** A request whose process died is forgotten after this time, so that it can be sent again. */
const RUNNING_SECONDS = 60;
const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface KeyedRequest {
  readonly key: string;
  readonly subject: string;
  readonly operation: string;
  /** Everything that makes it the same request. */
  readonly content: unknown;
}

/** Runs a write once per key, subject and operation (IETF httpapi-idempotency-key-header): a repeat gets the stored answer. */
export async function once(
  { db, schema, now }: { readonly db: Db; readonly schema: string; readonly now: Date },
  request: KeyedRequest,
  run: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { readonly replayed: boolean }> {
  if (!KEY_PATTERN.test(request.key))
    throw new Fault('input-invalid', 400, 'The Idempotency-Key has an invalid form.', {
      errors: [{ path: '/headers/idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  const table = ident(`${schema}.idempotency`);
  const fingerprint = createHash('sha256').update(JSON.stringify(request.content)).digest();
  const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
  const claimed = await db.one(sql<{ key: string }>`
    insert into ${table} as i (subject, operation, key, fingerprint, created_at)
    values (${request.subject}, ${request.operation}, ${request.key}, ${fingerprint}, ${now})
    on conflict (subject, operation, key) do update
       set fingerprint = excluded.fingerprint, created_at = excluded.created_at, status = null, body = null
     where (i.status is null and i.created_at < ${before(RUNNING_SECONDS)}) or i.created_at < ${before(KEPT_HOURS * 3600)}
    returning i.key`);
  const mine = sql<{ fingerprint: Buffer; status: number | null; body: unknown }>`
    select i.fingerprint, i.status, i.body
      from ${table} as i
     where i.subject = ${request.subject} and i.operation = ${request.operation} and i.key = ${request.key}`;
  if (claimed === undefined) {
    const kept = await db.one(mine);
    if (kept !== undefined && !kept.fingerprint.equals(fingerprint))
      throw new Fault('idempotency-mismatch', 422, 'This Idempotency-Key was used for another request.');
    if (kept === undefined || kept.status === null)
      throw new Fault('idempotency-conflict', 409, 'A request with this Idempotency-Key is still running.', { retryAfterSeconds: 1 });
    return { status: kept.status, body: kept.body ?? undefined, replayed: true };
  }
  try {
    const answer = await run();
    await db.many(sql`
      update ${table} as i set status = ${answer.status}, body = ${answer.body === undefined ? null : json(answer.body)}
       where i.subject = ${request.subject} and i.operation = ${request.operation} and i.key = ${request.key}`);
    return { ...answer, replayed: false };
  } catch (error) {
    // A failed write has changed nothing: the same key may try again.
    await db.many(sql`
      delete from ${table} as i
       where i.subject = ${request.subject} and i.operation = ${request.operation} and i.key = ${request.key} and i.status is null`);
    throw error;
  }
}
