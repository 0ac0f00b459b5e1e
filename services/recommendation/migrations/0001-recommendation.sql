-- People whom the advisor serves.
create table recommendation.person (
  person_id uuid primary key,
  enabled boolean not null default true,
  -- Withdrawn consent stops the advisor.
  may_advise boolean not null default true,
  birth_year int,
  sex text,
  time_zone text,
  profile_stale boolean not null default true,
  evaluated_at timestamptz,
  evaluated_on date
);

-- Daily values that the advisor works on: a copy of what health-data says, so that a change of one day reads one day.
create table recommendation.feature (
  person_id uuid not null,
  metric text not null,
  day date not null,
  value double precision not null,
  minimum double precision,
  maximum double precision,
  n int not null,
  coverage real not null,
  sources text[] not null,
  primary key (person_id, metric, day)
);

-- Orders changes: what came after a turn began is not taken for done.
create sequence recommendation.change_seq;

-- Days that changed and have not been read yet.
create table recommendation.pending_change (
  person_id uuid not null,
  metric text not null,
  from_day date not null,
  to_day date not null,
  revision bigint not null default nextval('recommendation.change_seq'),
  primary key (person_id, metric)
);

-- People to evaluate; one row each, however many events came.
create table recommendation.queue (
  person_id uuid primary key,
  ready_at timestamptz not null,
  attempts int not null default 0,
  revision bigint not null default nextval('recommendation.change_seq'),
  -- Trace of the event that began it.
  traceparent text
);
create index queue__ready_at on recommendation.queue (ready_at);

create table recommendation.insight (
  person_id uuid not null,
  insight_id uuid not null,
  kind text not null,
  is_current boolean not null,
  fact jsonb not null,
  detected_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, insight_id)
);

create table recommendation.recommendation (
  person_id uuid not null,
  recommendation_id uuid not null,
  guideline text not null,
  topic text not null,
  generation int not null,
  status text not null check (status in ('open', 'accepted', 'done', 'declined', 'later', 'withdrawn', 'expired')),
  urgency text not null,
  rank int not null,
  score double precision not null,
  content jsonb not null,
  proof jsonb not null,
  feedback jsonb,
  -- Day from which the guideline may speak again after it was done, declined or put off.
  revisit_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, recommendation_id),
  unique (person_id, guideline, generation)
);

create table recommendation.muted_topic (
  person_id uuid not null,
  topic text not null,
  muted_at timestamptz not null,
  primary key (person_id, topic)
);
