-- What helps to recognise one device by several routes: its maker, and every model and hardware name that was ever told.
alter table health_data.source add column manufacturer text, add column models text[] not null default '{}';
update health_data.source set models = array[model] where model is not null;

-- The person's own order for a family of metrics, best first; over everything else the rank of the source decides.
create table health_data.source_order (
  person_id uuid not null,
  family text not null,
  source_ids uuid[] not null,
  primary key (person_id, family)
);
