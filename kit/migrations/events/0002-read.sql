-- Reading in the order of the log. The planner guesses that few rows lie behind a position, and would collect and sort all of
-- them for each batch: with a backlog of a million events that never ends. These functions let it walk the primary key only.
create function events.tail(after_xid xid8, after_seq bigint, most int) returns setof events.event
language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
  select e.* from events.event as e
   where (e.xid, e.seq) > (after_xid, after_seq)
   order by e.xid, e.seq limit most;
$$;

-- What one lane of a consumer wants: its slots, its kinds, and nothing that an older open transaction might still precede.
create function events.read(after_xid xid8, after_seq bigint, upto_xid xid8, upto_seq bigint, lane int, lanes int, kinds text[], most int)
returns setof events.event
language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
  select e.* from events.event as e
   where (e.xid, e.seq) > (after_xid, after_seq)
     and (upto_xid is null or (e.xid, e.seq) <= (upto_xid, upto_seq))
     and e.xid < pg_snapshot_xmin(pg_current_snapshot())
     and e.slot % lanes = lane
     and e.type || '/' || e.version = any(kinds)
   order by e.xid, e.seq limit most;
$$;
