-- Randomised trials of a person: the question and the order of the blocks are fixed before the first day and never change.
create table recommendation.trial (
  person_id uuid not null,
  trial_id uuid not null,
  status text not null check (status in ('running', 'paused', 'done', 'ended')),
  question jsonb not null,
  seed bigint not null,
  arms text[] not null,
  pauses jsonb not null default '[]',
  -- Day on which the person ended it, earlier than planned.
  ended_on date,
  -- Last day whose instruction was sent.
  told_on date,
  -- What the verdict was made of, and the verdict; it is given once.
  inputs jsonb,
  verdict jsonb,
  version int not null default 1,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, trial_id)
);
create unique index trial__one_at_a_time on recommendation.trial (person_id) where status in ('running', 'paused');

-- Whether the person kept to the instruction of a day, as they said.
create table recommendation.trial_day (
  person_id uuid not null,
  trial_id uuid not null,
  day date not null,
  followed boolean not null,
  told_at timestamptz not null,
  primary key (person_id, trial_id, day)
);
