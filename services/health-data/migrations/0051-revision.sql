-- Counts the changes of a person's data, so that whoever has read it can ask whether it is still the same.
alter table health_data.person add column revision bigint not null default 0;
