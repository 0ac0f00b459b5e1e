-- What a person told of themselves: smoking, what forbids advice, answers to questionnaires.
create table recommendation.background (
  person_id uuid primary key,
  content jsonb not null,
  updated_at timestamptz not null
);

-- Day on which a recommendation was taken up, and how far the data show that it is followed.
alter table recommendation.recommendation add column accepted_on date;
alter table recommendation.recommendation add column adherence jsonb;
update recommendation.recommendation set accepted_on = updated_at::date where status = 'accepted';

-- Whether a taken-up recommendation helped: one row a look, after 14 and after 28 days.
create table recommendation.effect (
  person_id uuid not null,
  recommendation_id uuid not null,
  after_days int not null check (after_days in (14, 28)),
  content jsonb not null,
  computed_at timestamptz not null,
  primary key (person_id, recommendation_id, after_days)
);

-- Each decision to remind or not: what was known, the probability, the draw and what came of it. Effects are estimated from these later.
create table recommendation.prompt (
  person_id uuid not null,
  day date not null,
  decided_at timestamptz not null,
  recommendation_id uuid not null,
  guideline text not null,
  topic text not null,
  available boolean not null,
  reason text not null,
  probability double precision not null check (probability between 0 and 1),
  draw double precision not null check (draw >= 0 and draw < 1),
  sent boolean not null,
  context jsonb not null,
  policy text not null,
  reward double precision,
  rewarded_at timestamptz,
  primary key (person_id, day)
);

-- Where a person lives decides which guidelines hold and which number to call; height turns weight into an index.
alter table recommendation.person add column country text;
alter table recommendation.person add column height_cm double precision;
update recommendation.person set profile_stale = true;
-- Metrics that were read so far: a new guideline may look at others, and then what came before is read, too.
alter table recommendation.person add column reads text[];
