-- Daily values of people who consented, without their ids: a pseudonym is a keyed hash whose key is not in the database.
create table analytics.participant (
  pseudonym bytea primary key,
  -- Which column file the values go into.
  shard smallint not null,
  sex text not null,
  age_band text not null
);
create index participant__shard on analytics.participant (shard);

create table analytics.daily_value (
  pseudonym bytea not null references analytics.participant on delete cascade,
  metric text not null,
  day date not null,
  value double precision not null,
  primary key (pseudonym, metric, day)
);

-- What each column file must at least contain (`version`), and what it must no longer contain (`removal_version`).
create table analytics.shard (
  shard smallint primary key,
  version bigint not null,
  removal_version bigint not null default 0
);

-- The privacy budget: a row is there, durably, before its answer is computed.
create table analytics.debit (
  query_id text primary key,
  year int not null,
  epsilon_micros bigint not null,
  subject text not null,
  at timestamptz not null
);
create index debit__year on analytics.debit (year, at);

-- Answers as they were given: the same question on the same data gets the same answer, not new noise.
create table analytics.answer (
  query_id text primary key references analytics.debit,
  answer jsonb not null
);
