-- Every decision of a person about a language model is kept: the newest is in force, and only for the model that it names.
create table recommendation.model_consent (
  person_id uuid not null,
  decided_at timestamptz not null,
  agreed boolean not null,
  provider text not null,
  model text not null,
  host text not null,
  text_version int not null,
  primary key (person_id, decided_at)
);

-- What left for a model: when, to which, how much. Never what it said.
create table recommendation.model_use (
  person_id uuid not null,
  at timestamptz not null,
  use_id uuid not null,
  provider text not null,
  model text not null,
  host text not null,
  requests int not null default 0,
  tools text[] not null default '{}',
  sent_bytes int not null default 0,
  received_bytes int not null default 0,
  outcome text,
  primary key (person_id, at, use_id)
);
