-- What a source has deleted: an older export that still holds it does not bring it back. Times to the second, as exports write them.
create table health_data.tombstone (
  person_id uuid not null,
  -- Metric of a sample, or kind of a record.
  subject text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  source_id uuid not null,
  deleted_at timestamptz not null,
  primary key (person_id, subject, start_at, end_at, source_id)
);

-- When the newest export was made that a source came in: what an older one says does not replace what is there.
alter table health_data.source add column as_of timestamptz;
