-- When a row was last written: `_lastUpdated`, `_since` and `meta.lastUpdated` of the FHIR door. Rows from before get the time of this migration.
alter table health_data.chunk add column updated_at timestamptz not null default now();
alter table health_data.record add column updated_at timestamptz not null default now();
alter table health_data.daily add column updated_at timestamptz not null default now();
alter table health_data.source add column updated_at timestamptz not null default now();

-- In triggers, so that no statement that writes can forget it.
create function health_data.note_update() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;
create trigger chunk__updated_at before update on health_data.chunk for each row execute function health_data.note_update();
create trigger record__updated_at before update on health_data.record for each row execute function health_data.note_update();
create trigger daily__updated_at before update on health_data.daily for each row execute function health_data.note_update();
create trigger source__updated_at before update on health_data.source for each row execute function health_data.note_update();

-- What programs of others call the Observations that they have created: chunks have no place for it.
create table health_data.fhir_identifier (
  person_id uuid not null references health_data.person (person_id),
  system text not null,
  value text not null,
  observation_id text not null,
  primary key (person_id, system, value)
);
create index fhir_identifier__person_id__observation_id on health_data.fhir_identifier (person_id, observation_id);

-- Bulk exports: what was asked, what the caller was allowed then, and the files that were written.
create table health_data.fhir_export (
  export_id uuid primary key,
  subject text not null,
  request text not null,
  person_ids uuid[] not null,
  parameters jsonb not null,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  done_parts int not null default 0,
  -- Everything that was committed before is in the files.
  transaction_at timestamptz,
  files jsonb not null default '[]',
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index fhir_export__person_ids on health_data.fhir_export using gin (person_ids);
create index fhir_export__subject on health_data.fhir_export (subject);
create index fhir_export__expires_at on health_data.fhir_export (expires_at);
