-- Version of the stored settings of a service: one more with each change. Its row is the lock of a change.
create table :schema.service_version (
  service text primary key,
  version int not null default 0
);

-- What is stored now. `stored` is {"value": …}, or for a secret {"sealed": "…", "fingerprint": "…"}.
create table :schema.setting_value (
  service text not null,
  setting text not null,
  stored jsonb not null,
  primary key (service, setting)
);

-- Who changed what and why, for ever.
create table :schema.setting_change (
  service text not null,
  version int not null,
  kind text not null check (kind in ('set', 'clear', 'rollback')),
  to_version int,
  author text not null,
  reason text not null,
  at timestamptz not null,
  primary key (service, version)
);
create table :schema.setting_change_item (
  service text not null,
  setting text not null,
  version int not null,
  -- Null where nothing was or is stored.
  before jsonb,
  after jsonb,
  primary key (service, setting, version),
  foreign key (service, version) references :schema.setting_change (service, version)
);
create index setting_change_item__version on :schema.setting_change_item (service, version);

-- What each running process says it obeys.
create table :schema.in_force (
  service text not null,
  replica text not null,
  report jsonb not null,
  reported_at timestamptz not null,
  primary key (service, replica)
);
