-- The event log of this database: outbox and bus in one. A position is (xid, seq); readers go only as far as no older
-- transaction is still open, so that an event which commits late is never passed over.
create table events.event (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  id uuid not null,
  type text not null,
  version int not null,
  source text not null,
  key text not null,
  -- Events of one key share a slot, and a slot belongs to one lane of a consumer: that keeps their order.
  slot smallint not null check (slot between 0 and 63),
  body jsonb not null,
  traceparent text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- Position in the log of another database, when the event was relayed from there.
  origin text,
  primary key (xid, seq)
);
create unique index event__origin on events.event (origin) where origin is not null;
create index event__recorded_at on events.event using brin (recorded_at);

-- Which log this is, for the relay: unlike the server's own identifier it differs between two databases of one server.
create table events.log (id uuid not null default gen_random_uuid());
insert into events.log default values;

alter table events.event enable row level security;
create policy read_all on events.event for select using (true);
create policy insert_own on events.event for insert
  with check (origin is null and current_user = 'aceso_' || replace(source, '-', '_'));
create policy insert_relayed on events.event for insert
  with check (origin is not null and current_user = 'aceso_relay');

grant usage on schema events to public;
grant select on events.event, events.log to public;
grant insert (id, type, version, source, key, slot, body, traceparent, occurred_at, origin) on events.event to public;

-- Removes what every reader has long passed; bounded, so that it never holds the log for long. Returns the rows removed.
create function events.prune(keep interval, most int) returns bigint
language sql security definer set search_path = pg_catalog as $$
  with old as (
    select e.xid, e.seq from events.event as e
     where e.recorded_at < now() - greatest(keep, interval '1 day')
     order by e.xid, e.seq limit most
  ), gone as (
    delete from events.event as e using old where (e.xid, e.seq) = (old.xid, old.seq) returning 1
  )
  select count(*) from gone;
$$;
revoke all on function events.prune(interval, int) from public;
