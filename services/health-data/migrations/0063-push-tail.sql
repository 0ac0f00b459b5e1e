-- What small pushes brought and nobody has merged into the days yet: durable with the answer, merged right after it, or by whoever reads
-- before. One row a push and metric, of samples that lie behind all that the source has of the metric on their days.
create table health_data.push_tail (
  person_id uuid not null,
  position bigint generated always as identity,
  source_id uuid not null,
  metric text not null,
  -- Start of the last sample: what comes next lies behind it.
  last_at timestamptz not null,
  -- Encoded as a chunk is.
  data bytea storage external not null,
  pushed_at timestamptz not null default now(),
  primary key (person_id, position)
-- Nearly always empty: rows live for milliseconds, and dead ones must not slow down the next look.
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
