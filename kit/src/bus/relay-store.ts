import { json, sql, type Db } from '../sql/sql.ts';
import type { EventRow } from './record.ts';

/** An event on its way between databases, as JSON. */
export interface Travelling {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly source: string;
  readonly key: string;
  readonly slot: number;
  readonly body: unknown;
  readonly traceparent: string | null;
  readonly occurredAt: string;
  /** `<database>-<xid>-<seq>`: unique for ever, the same however often it travels. */
  readonly origin: string;
}

export interface RelayPosition {
  readonly stream: string;
  readonly out_xid: string;
  readonly out_seq: number;
  readonly in_seq: number;
}

/** Names this log: a database that was cloned keeps the id inside, but not the number that the server gave it. */
export async function databaseId(db: Db): Promise<string> {
  const row = await db.one(
    sql<{ id: string }>`select l.id || '.' || d.oid as id from events.log as l, pg_database as d where d.datname = current_database()`,
  );
  if (row === undefined) throw new Error('the event log has no id');
  return row.id;
}

/** Where the relay stands; begins anew in both directions when the stream is another one than before. */
export async function positionIn(db: Db, stream: string): Promise<RelayPosition> {
  const row = await db.one(sql<RelayPosition>`
    update relay.position as p
       set stream = ${stream},
           out_xid = case when p.stream = ${stream} then p.out_xid else '0'::xid8 end,
           out_seq = case when p.stream = ${stream} then p.out_seq else 0 end,
           in_seq = case when p.stream = ${stream} then p.in_seq else 0 end
    returning p.stream, p.out_xid, p.out_seq, p.in_seq`);
  if (row === undefined) throw new Error('the relay has no position');
  return row;
}

/** Readable events after a position, with where they came from: one of this database has no origin. Served by the primary key. */
export async function readOutgoing(
  db: Db,
  after: RelayPosition,
  limit: number,
): Promise<readonly (EventRow & { readonly origin: string | null })[]> {
  return db.many(sql<EventRow & { origin: string | null }>`
    select e.xid::text as xid, e.seq, e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e.occurred_at, e.origin
      from events.tail(${after.out_xid}::xid8, ${after.out_seq}, ${limit}) as e
     where e.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by e.xid, e.seq`);
}

/** Moves on only from where this relay stood: one that has lost its leadership must not set the other back. */
export async function saveOut(db: Db, from: RelayPosition, to: { readonly xid: string; readonly seq: number }): Promise<RelayPosition> {
  const row = await db.one(sql<RelayPosition>`
    update relay.position as p set out_xid = ${to.xid}::xid8, out_seq = ${to.seq}
     where p.out_xid = ${from.out_xid}::xid8 and p.out_seq = ${from.out_seq}
    returning p.stream, p.out_xid, p.out_seq, p.in_seq`);
  if (row === undefined) throw new Error('another relay of this database is at work');
  return row;
}

/** Writes foreign events into this log, each once, together with the place in the stream; local readers see no difference. */
export async function insertForeign(db: Db, events: readonly Travelling[], from: number, to: number): Promise<void> {
  await db.tx(async (tx) => {
    // In the order of the stream: `seq` is given out row by row.
    await tx.many(sql`
      insert into events.event (id, type, version, source, key, slot, body, traceparent, occurred_at, origin)
      select e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e."occurredAt", e.origin
        from jsonb_to_recordset(${json(events.map((event, place) => ({ ...event, place })))})
          as e(id uuid, type text, version int, source text, key text, slot smallint, body jsonb, traceparent text, "occurredAt" timestamptz, origin text, place bigint)
       order by e.place
      on conflict (origin) where origin is not null do nothing`);
    const row = await tx.one(sql`update relay.position as p set in_seq = ${to} where p.in_seq = ${from} returning 1 as moved`);
    if (row === undefined) throw new Error('another relay of this database is at work');
  });
}
