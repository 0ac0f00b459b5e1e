-- Name of the raw file in the store of objects; null when none was kept, or it has been removed since.
alter table health_data.upload add column kept_as text;
update health_data.upload as u set kept_as = u.sha256 where u.status = 'done' and u.sha256 is not null;
create index upload__person_id__kept_as on health_data.upload (person_id, kept_as) where kept_as is not null;
create index upload__kept_finished_at on health_data.upload (finished_at) where kept_as is not null;
