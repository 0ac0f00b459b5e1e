-- Records of a kind and source, a row for each month (`src/codec/stored-records.ts`). A row for each record took 480 bytes, most of them for
-- keys, indexes and words that all records of a kind share. `record` keeps what is large, rare or looked for by content, and what was
-- written before, until it is written again.
create table health_data.record_pack (
  person_id uuid not null,
  kind text not null,
  -- First day of the month, in UTC, in which they begin.
  month date not null,
  source_id uuid not null,
  n int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  updated_at timestamptz not null default now(),
  -- Two bytes of each key: which rows may hold one.
  marks bytea not null,
  data bytea not null,
  primary key (person_id, kind, month, source_id)
);
alter table health_data.record_pack alter column data set storage external, alter column marks set storage external;
create trigger record_pack__updated_at before update on health_data.record_pack for each row execute function health_data.note_update();
