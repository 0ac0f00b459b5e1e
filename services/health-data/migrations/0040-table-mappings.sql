-- What a person has said about the columns of their tables: the next file of the same header is read without asking.
create table health_data.table_mapping (
  person_id uuid not null,
  fingerprint text not null,
  mapping jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, fingerprint)
);
-- A table that nobody knows waits until the person has said what its columns are; the mapping that an import began with stays its own.
alter table health_data.upload add column awaits_mapping boolean not null default false, add column mapping jsonb;
