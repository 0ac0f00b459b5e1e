-- What a person logged of their life that moves what devices measure. The last day is null while it goes on.
create table recommendation.circumstance (
  person_id uuid not null,
  circumstance_id uuid not null,
  kind text not null,
  first_day date not null,
  last_day date,
  told_at timestamptz not null,
  primary key (person_id, circumstance_id)
);
