-- How far each lane of this service has read the event log.
create table :schema.event_cursor (
  lane smallint primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0,
  -- `type/version` of the events that are read from (xid, seq) on.
  types text[] not null,
  -- Kinds that were subscribed later: read from the beginning of the log up to (xid, seq), then joined to `types`.
  back_xid xid8 not null default '0',
  back_seq bigint not null default 0,
  back_types text[] not null default '{}'
);

-- Events whose handler failed: tried again until they are parked for a person to look at. Later events of the key wait behind.
create table :schema.parked_event (
  position bigint generated always as identity primary key,
  id uuid not null,
  type text not null,
  version int not null,
  source text not null,
  key text not null,
  slot smallint not null,
  body jsonb not null,
  traceparent text,
  occurred_at timestamptz not null,
  status text not null check (status in ('retrying', 'waiting', 'parked')),
  attempts int not null,
  next_at timestamptz not null,
  reason text not null,
  parked_at timestamptz not null
);
create index parked_event__key on :schema.parked_event (key, position);
create index parked_event__next_at on :schema.parked_event (next_at) where status = 'retrying';

-- Keys of effects outside the database that have been done, for what cannot commit together with the cursor.
create table :schema.inbox (
  effect text primary key,
  done_at timestamptz not null default now()
);
create index inbox__done_at on :schema.inbox (done_at);
