-- A phone that sends what its store of health data gathers. Its key is the app's own; the token that it shows lies with identity.
create table health_data.push_device (
  person_id uuid not null references health_data.person (person_id),
  device_id text not null,
  name text not null,
  platform text not null check (platform in ('healthkit', 'health-connect', 'other')),
  items bigint not null default 0,
  last_batch_id text not null,
  last_batch_at timestamptz not null,
  primary key (person_id, device_id)
);

-- How far a phone is with each of its types: moved in the transaction that stored what it sent.
create table health_data.push_cursor (
  person_id uuid not null,
  device_id text not null,
  type text not null,
  value text not null,
  reached_from timestamptz,
  reached_to timestamptz,
  complete boolean,
  primary key (person_id, device_id, type)
);

-- Batches that were stored, with what was answered: the same one again is answered the same.
create table health_data.push_batch (
  person_id uuid not null,
  device_id text not null,
  batch_id text not null,
  digest bytea not null,
  answer jsonb not null,
  stored_at timestamptz not null,
  primary key (person_id, device_id, batch_id)
);
create index push_batch__stored_at on health_data.push_batch (person_id, stored_at);

-- What each item with an id of the phone's store became here, so that its next version replaces it and its deletion removes it.
create table health_data.push_item (
  person_id uuid not null,
  platform text not null,
  native_id text not null,
  brought jsonb not null,
  -- An id that was deleted is never used again: an older batch that comes late does not bring it back.
  deleted_at timestamptz,
  primary key (person_id, platform, native_id)
);
