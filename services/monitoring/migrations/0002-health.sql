-- How each replica of each service was when it was last asked.
create table :schema.health (
  service text not null,
  address text not null,
  state text not null check (state in ('ready', 'not-ready', 'away')),
  reasons text[] not null,
  since timestamptz not null,
  checked_at timestamptz not null,
  primary key (service, address)
);

create table :schema.health_change (
  id bigint generated always as identity primary key,
  service text not null,
  address text not null,
  state text not null,
  reasons text[] not null,
  at timestamptz not null
);
create index health_change__at on :schema.health_change (at desc);

create table :schema.alert (
  alert_id uuid primary key,
  rule text not null,
  service text not null,
  summary text not null,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
-- One alert at a time for the same thing.
create unique index alert__standing on :schema.alert (rule, service) where cleared_at is null;
create index alert__raised_at on :schema.alert (raised_at desc);
