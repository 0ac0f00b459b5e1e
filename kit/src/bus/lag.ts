import { ident, sql, type Db } from '../sql/sql.ts';
import { LANES } from './slot.ts';

/** What one service has not handled yet of one kind of event. */
export interface Lag {
  readonly event: string;
  /** Not read yet. */
  readonly waiting: number;
  /** When the oldest of them was recorded. */
  readonly oldestAt: Date | undefined;
  /** Failed, to be tried again, or behind such a one. */
  readonly retrying: number;
  /** Failed too often: a person must look. */
  readonly parked: number;
}

/** Counts by kind. Served by the primary key of the log from the cursor on, so it costs as much as there is to do. */
export async function lagOf(db: Db, schema: string): Promise<readonly Lag[]> {
  const rows = await db.many(sql<{ event: string; waiting: number; oldest: Date | null; retrying: number; parked: number }>`
    with wanted as (
      select c.lane, t.event, c.xid, c.seq from ${ident(`${schema}.event_cursor`)} as c, unnest(c.types) as t(event)
      union all
      select c.lane, t.event, c.back_xid, c.back_seq from ${ident(`${schema}.event_cursor`)} as c, unnest(c.back_types) as t(event)
    ), unread as (
      select w.event, count(e.id)::int as waiting, min(e.recorded_at) as oldest
        from wanted as w
        left join events.event as e
          on (e.xid, e.seq) > (w.xid, w.seq) and e.slot % ${LANES} = w.lane and e.type || '/' || e.version = w.event
       group by w.event
    ), held as (
      select p.type || '/' || p.version as event, count(*) filter (where p.status <> 'parked')::int as retrying,
             count(*) filter (where p.status = 'parked')::int as parked
        from ${ident(`${schema}.parked_event`)} as p group by 1
    )
    select coalesce(u.event, h.event) as event, coalesce(u.waiting, 0) as waiting, u.oldest, coalesce(h.retrying, 0) as retrying, coalesce(h.parked, 0) as parked
      from unread as u full join held as h on h.event = u.event
     order by 1`);
  return rows.map(({ oldest, ...row }) => ({ ...row, oldestAt: oldest ?? undefined }));
}
