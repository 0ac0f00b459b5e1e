-- Values as their source wrote them, of samples that came in another unit than the stored one: columns like those of a chunk.
create table health_data.original (
  person_id uuid not null,
  metric text not null,
  -- First day of the stretch that the row covers, in UTC: the day for amounts, the month for what is seldom measured.
  day date not null,
  source_id uuid not null,
  unit text not null,
  data bytea storage external not null,
  primary key (person_id, metric, day, source_id, unit)
);
