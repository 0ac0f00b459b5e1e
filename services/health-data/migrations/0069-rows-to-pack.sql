-- What is still in an older form, for the job that packs it; nearly empty once it has run.
create index chunk__day_rows on health_data.chunk (person_id, day) where days is null;
create index day_pack__texts on health_data.day_pack (person_id) where get_byte(data, 0) = 91;
-- Months are written anew as they fill: their room must be found again before more is taken.
alter table health_data.chunk set (toast.autovacuum_vacuum_scale_factor = 0.05);
alter table health_data.record_pack set (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);
alter table health_data.day_pack set (autovacuum_vacuum_scale_factor = 0.05);
