import { ident, json, prepared, sql, type Db } from '../sql/sql.ts';
import type { EventRow } from './record.ts';
import { LANES } from './slot.ts';

/** Where a lane stands. */
export interface LaneCursor {
  readonly xid: string;
  readonly seq: number;
  readonly types: readonly string[];
  readonly back_xid: string;
  readonly back_seq: number;
  readonly back_types: readonly string[];
  /** When the first failed event of the lane is to be tried again. */
  readonly retry_at: Date | null;
  /** Every earlier transaction had ended when the cursor was read: its events are seen by whatever is read afterwards. */
  readonly settled_xid: string;
}

export interface ReadRow extends EventRow {
  /** An earlier event of the same key is parked, or tried again. */
  readonly behind: boolean;
  /** This very event is parked already. */
  readonly parked: boolean;
}

/** First integer of the lock pair: keeps the lanes of the bus apart from other users of advisory locks. */
const LANE_LOCK = 'aceso:lane:';

/**
 * Takes the lane for this transaction unless another replica has it.
 *
 * Not `for update skip locked`: a row lock gives the transaction a number at once, and every reader of the log waits for
 * the oldest numbered transaction; so one slow handler would stop all others. This way the number comes with the first write.
 */
export async function takeLane(tx: Db, schema: string, lane: number): Promise<boolean> {
  return (
    (await tx.one(prepared(sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext(${LANE_LOCK + schema}), ${lane}) as mine`)))
      ?.mine === true
  );
}

/** A service that starts for the first time reads from the beginning of the log. */
export async function addCursors(db: Db, schema: string, types: readonly string[]): Promise<void> {
  await db.many(sql`
    insert into ${ident(`${schema}.event_cursor`)} (lane, types)
    select l, ${types} from generate_series(0, ${LANES - 1}::int) as l
    on conflict (lane) do nothing`);
}

/** The program that started last decides which events the service listens to. */
export async function forgetOtherTypes(db: Db, schema: string, types: readonly string[]): Promise<void> {
  await db.many(sql`
    update ${ident(`${schema}.event_cursor`)} as c
       set types = array(select t from unnest(c.types) as t where t = any(${types}::text[])),
           back_types = array(select t from unnest(c.back_types) as t where t = any(${types}::text[]))
     where not (c.types <@ ${types}::text[] and c.back_types <@ ${types}::text[])`);
}

export async function readCursor(tx: Db, schema: string, lane: number): Promise<LaneCursor | undefined> {
  return tx.one(
    prepared(sql<LaneCursor>`
    select c.xid, c.seq, c.types, c.back_xid, c.back_seq, c.back_types, pg_snapshot_xmin(pg_current_snapshot())::text as settled_xid,
           (select min(p.next_at) from ${ident(`${schema}.parked_event`)} as p where p.status = 'retrying' and p.slot % ${LANES} = ${lane}) as retry_at
      from ${ident(`${schema}.event_cursor`)} as c
     where c.lane = ${lane}`),
  );
}

export async function saveCursor(tx: Db, schema: string, lane: number, at: LaneCursor): Promise<void> {
  await tx.many(
    prepared(sql`
    update ${ident(`${schema}.event_cursor`)} as c
       set xid = ${at.xid}::xid8, seq = ${at.seq}, types = ${at.types}::text[],
           back_xid = ${at.back_xid}::xid8, back_seq = ${at.back_seq}, back_types = ${at.back_types}::text[]
     where c.lane = ${lane}`),
  );
}

export interface Stretch {
  readonly lane: number;
  readonly after: { readonly xid: string; readonly seq: number };
  /** Last position that counts; the end of the readable log when left out. */
  readonly upTo?: { readonly xid: string; readonly seq: number };
  readonly types: readonly string[];
  readonly limit: number;
}

/** Readable events of a lane in the order of the log. Served by the primary key (xid, seq) and parked_event__key. */
export async function readEvents(tx: Db, schema: string, stretch: Stretch): Promise<readonly ReadRow[]> {
  const parked = ident(`${schema}.parked_event`);
  const { lane, after, upTo, types, limit } = stretch;
  return tx.many(
    prepared(sql<ReadRow>`
      select e.xid::text as xid, e.seq, e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e.occurred_at,
             exists (select 1 from ${parked} as p where p.key = e.key) as behind,
             exists (select 1 from ${parked} as p where p.key = e.key and p.id = e.id) as parked
        from events.read(${after.xid}::xid8, ${after.seq}, ${upTo?.xid}::xid8, ${upTo?.seq}, ${lane}, ${LANES}, ${types}::text[], ${limit}) as e
       order by e.xid, e.seq`),
  );
}

/** As `readEvents` from where the lane stands, for whoever does not know yet where that is. */
export async function readNext(tx: Db, schema: string, lane: number, limit: number): Promise<readonly ReadRow[]> {
  const parked = ident(`${schema}.parked_event`);
  return tx.many(
    prepared(sql<ReadRow>`
      select e.xid::text as xid, e.seq, e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e.occurred_at,
             exists (select 1 from ${parked} as p where p.key = e.key) as behind,
             exists (select 1 from ${parked} as p where p.key = e.key and p.id = e.id) as parked
        from ${ident(`${schema}.event_cursor`)} as c
       cross join lateral events.read(c.xid, c.seq, null, null, ${lane}, ${LANES}, c.types, ${limit}) as e
       where c.lane = ${lane}
       order by e.xid, e.seq`),
  );
}

export interface ParkedRow extends Omit<EventRow, 'xid' | 'seq'> {
  readonly position: number;
  readonly attempts: number;
  readonly next_at: Date;
}

export interface NewlyParked {
  readonly status: 'retrying' | 'waiting' | 'parked';
  readonly attempts: number;
  readonly nextAt: Date;
  readonly reason: string;
  readonly at: Date;
}

export async function insertParked(tx: Db, schema: string, row: Omit<EventRow, 'xid' | 'seq'>, how: NewlyParked): Promise<void> {
  await tx.many(sql`
    insert into ${ident(`${schema}.parked_event`)}
           (id, type, version, source, key, slot, body, traceparent, occurred_at, status, attempts, next_at, reason, parked_at)
    values (${row.id}, ${row.type}, ${row.version}, ${row.source}, ${row.key}, ${row.slot}, ${json(row.body)}, ${row.traceparent}, ${row.occurred_at},
            ${how.status}, ${how.attempts}, ${how.nextAt}, ${how.reason}, ${how.at})`);
}

/** Events of a lane that are to be tried again, the most urgent first, due or not. Served by parked_event__next_at. */
export async function readRetries(tx: Db, schema: string, lane: number, limit: number): Promise<readonly ParkedRow[]> {
  return tx.many(sql<ParkedRow>`
    select p.position, p.id, p.type, p.version, p.source, p.key, p.slot, p.body, p.traceparent, p.occurred_at, p.attempts, p.next_at
      from ${ident(`${schema}.parked_event`)} as p
     where p.status = 'retrying' and p.slot % ${LANES} = ${lane}
     order by p.next_at, p.position
     limit ${limit}`);
}

export async function saveFailure(tx: Db, schema: string, position: number, how: Omit<NewlyParked, 'at'>): Promise<void> {
  await tx.many(sql`
    update ${ident(`${schema}.parked_event`)} as p
       set status = ${how.status}, attempts = ${how.attempts}, next_at = ${how.nextAt}, reason = ${how.reason}
     where p.position = ${position}`);
}

/** Takes an event out and lets the next of its key have its turn. */
export async function unpark(tx: Db, schema: string, position: number, now: Date): Promise<void> {
  const parked = ident(`${schema}.parked_event`);
  const gone = await tx.one(sql<{ key: string }>`delete from ${parked} as p where p.position = ${position} returning p.key`);
  if (gone === undefined) return;
  await tx.many(sql`
    update ${parked} as p set status = 'retrying', next_at = ${now}, attempts = 0
     where p.status = 'waiting'
       and p.position = (select min(o.position) from ${parked} as o where o.key = ${gone.key})`);
}
