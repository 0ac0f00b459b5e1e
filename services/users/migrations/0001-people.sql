-- Who the people of this installation are, what they allowed and to whom. E-mail address and password live in identity.
create table users.person (
  person_id uuid primary key,
  account_id uuid not null unique,
  -- `pending` until the registration is through; `erasing` from the wish to be erased on: reads are refused at once.
  status text not null check (status in ('pending', 'active', 'erasing')),
  display_name text not null,
  birth_year int,
  sex text,
  height_cm double precision,
  units jsonb not null,
  time_zone text not null,
  language text not null,
  country text,
  -- Copy of the roles that identity puts into tokens, for lists and for the rule of the last operator.
  roles text[] not null,
  version int not null default 1,
  created_at timestamptz not null
);
create index person__created_at on users.person (created_at, person_id);

-- Every decision is kept: the newest of a purpose is in force.
create table users.consent_decision (
  person_id uuid not null references users.person on delete cascade,
  purpose text not null,
  decided_at timestamptz not null,
  granted boolean not null,
  text_version int not null,
  primary key (person_id, purpose, decided_at)
);

create table users.given_share (
  share_id uuid primary key,
  person_id uuid not null references users.person on delete cascade,
  grantee_account_id uuid not null,
  grantee_name text not null,
  relation text not null,
  categories text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index given_share__person_id on users.given_share (person_id, created_at);
create index given_share__grantee_account_id on users.given_share (grantee_account_id, created_at);

create table users.access_entry (
  -- Id of the event that told of it: told twice, it is one line.
  event_id uuid primary key,
  person_id uuid not null references users.person on delete cascade,
  at timestamptz not null,
  subject text not null,
  actor text,
  operation text not null,
  category text
);
create index access_entry__person_id__at on users.access_entry (person_id, at desc, event_id desc);

create table users.registration (
  registration_id uuid primary key,
  person_id uuid not null,
  account_id uuid not null,
  -- Profile and consents to come; gone when the registration has ended.
  draft jsonb,
  -- E-mail address and password, sealed with a key that is not in the database; gone once identity has them.
  sealed bytea,
  created_at timestamptz not null
);

-- At most one code is open: it makes the first operator.
create table users.operator_code (
  only_one boolean primary key default true check (only_one),
  code_hash bytea not null,
  expires_at timestamptz not null,
  -- Registration that used the code; null again when that registration was undone.
  registration_id uuid
);

create table users.erasure (
  erasure_id uuid primary key,
  person_id uuid not null unique,
  requested_at timestamptz not null,
  finished_at timestamptz
);
create table users.erasure_receipt (
  erasure_id uuid not null references users.erasure,
  service text not null,
  erased_at timestamptz not null,
  rows int not null,
  fingerprint text not null,
  primary key (erasure_id, service)
);
