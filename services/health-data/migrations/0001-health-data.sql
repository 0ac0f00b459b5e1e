-- People whose data is kept here: a copy of what users says, fetched when first needed and when it changes.
create table health_data.person (
  person_id uuid primary key,
  time_zone text not null,
  may_store boolean not null,
  created_at timestamptz not null
);

-- Who delivers: the same watch is one source in every import.
create table health_data.source (
  source_id uuid primary key,
  person_id uuid not null references health_data.person (person_id),
  integration text not null,
  key text not null,
  name text not null,
  kind text not null,
  model text,
  -- Lower wins when two sources saw the same minute.
  rank int not null,
  samples bigint not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  unique (person_id, integration, key)
);

-- One row per person, metric, UTC day and source: the samples as encoded columns, with statistics beside them.
create table health_data.chunk (
  person_id uuid not null references health_data.person (person_id),
  metric text not null,
  day date not null,
  source_id uuid not null references health_data.source (source_id),
  n int not null,
  minimum double precision not null,
  maximum double precision not null,
  sum double precision not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_value double precision not null,
  -- Longest that a sample of the chunk lasts: how far it may reach into the next day.
  longest_ms bigint not null,
  version int not null,
  data bytea storage external not null,
  primary key (person_id, metric, day, source_id)
-- Rewritten as data comes in: room on the page, and vacuum before it bloats.
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- What is no sample: sleep stages, workouts, paired blood pressure, beats, events, clinical records.
create table health_data.record (
  person_id uuid not null references health_data.person (person_id),
  kind text not null,
  key text not null,
  source_id uuid not null references health_data.source (source_id),
  source_type text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  time_zone text,
  content jsonb not null,
  primary key (person_id, kind, key)
);
create index record__person_id__kind__start_at on health_data.record (person_id, kind, start_at);

-- Waveforms: too large for a row of JSON.
create table health_data.waveform (
  person_id uuid not null,
  kind text not null,
  key text not null,
  rate_hz double precision not null,
  data bytea storage external not null,
  primary key (person_id, kind, key),
  foreign key (person_id, kind, key) references health_data.record (person_id, kind, key) on delete cascade
);

-- Days that must be summed up anew; written with the samples, so that a killed program goes on.
create table health_data.stale_day (
  person_id uuid not null references health_data.person (person_id),
  metric text not null,
  day date not null,
  primary key (person_id, metric, day)
);

-- Daily values after merging sources, by civil day of the person.
create table health_data.daily (
  person_id uuid not null references health_data.person (person_id),
  metric text not null,
  day date not null,
  value double precision not null,
  minimum double precision,
  maximum double precision,
  n int not null,
  coverage real not null,
  source_ids uuid[] not null,
  primary key (person_id, metric, day)
);

create table health_data.quarantine (
  person_id uuid not null references health_data.person (person_id),
  position bigint generated always as identity,
  key text not null,
  source_type text not null,
  metric text,
  source_id uuid references health_data.source (source_id),
  at timestamptz,
  value double precision,
  unit text,
  reason text not null,
  primary key (person_id, position),
  unique (person_id, key)
);

create table health_data.upload (
  upload_id uuid primary key,
  person_id uuid not null references health_data.person (person_id),
  name text not null,
  bytes bigint,
  received bigint not null default 0,
  sha256 text,
  status text not null check (status in ('receiving', 'waiting', 'importing', 'summarising', 'done', 'failed', 'cancelled')),
  -- Where reading goes on after a kill; stored with the samples that were read before it.
  entry int not null default 0,
  entry_offset bigint not null default 0,
  -- Counts of samples by type that went in before the position, so that a resumed import reports the whole.
  counts jsonb not null default '{}',
  done bigint not null default 0,
  total bigint,
  samples bigint not null default 0,
  source text,
  report jsonb,
  failure text,
  traceparent text,
  seconds double precision not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- The process that reads it says so now and then; one that has been silent was killed.
  claimed_until timestamptz
);
create index upload__person_id__created_at on health_data.upload (person_id, created_at desc);
create index upload__status on health_data.upload (status) where status in ('waiting', 'importing', 'summarising');
