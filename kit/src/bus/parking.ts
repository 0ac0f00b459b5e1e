import { schemaOf } from '../sql/roles.ts';
import { ident, sql, type Db } from '../sql/sql.ts';
import { unpark } from './store.ts';

/** An event that a service could not handle. Its payload is left out: it may be health data. */
export interface ParkedEvent {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly source: string;
  readonly status: 'retrying' | 'waiting' | 'parked';
  readonly attempts: number;
  readonly nextAt: Date;
  readonly reason: string;
  readonly parkedAt: Date;
}

/** The parked events of a service, oldest first, at most `limit` from after `position`. */
export async function listParked(
  db: Db,
  service: string,
  page: { readonly after?: number; readonly limit: number },
): Promise<readonly ParkedEvent[]> {
  return db.many(sql<ParkedEvent>`
    select p.position, p.id, p.type, p.version, p.source, p.status, p.attempts, p.next_at as "nextAt", p.reason, p.parked_at as "parkedAt"
      from ${ident(`${schemaOf(service)}.parked_event`)} as p
     where p.position > ${page.after ?? 0}
     order by p.position
     limit ${page.limit}`);
}

/** Gives a parked event another round of tries; those of its key that wait behind it follow. False when it is not there. */
export async function replayParked(db: Db, service: string, position: number, now: Date): Promise<boolean> {
  const row = await db.one(sql`
    update ${ident(`${schemaOf(service)}.parked_event`)} as p set status = 'retrying', attempts = 0, next_at = ${now}
     where p.position = ${position} and p.status <> 'waiting'
    returning p.position`);
  return row !== undefined;
}

/** Drops a parked event for good; the next of its key has its turn. */
export async function discardParked(db: Db, service: string, position: number, now: Date): Promise<void> {
  await db.tx((tx) => unpark(tx, schemaOf(service), position, now));
}
